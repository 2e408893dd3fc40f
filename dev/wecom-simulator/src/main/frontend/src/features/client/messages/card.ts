import { fields, list, text, web, type Fields } from './fields';

/** WeCom's five template cards (developer.work.weixin.qq.com/document/path/90236), as the client draws them. */
export interface TemplateCard {
  type: string;
  source: string;
  sourceIcon: string;
  menu: { text: string; key: string }[];
  title: string;
  description: string;
  emphasis: { title: string; description: string };
  quote: { title: string; text: string };
  subtitle: string;
  image: string;
  imageText: { title: string; description: string; image: string; url: string };
  verticals: { title: string; description: string }[];
  facts: { name: string; value: string; url: string; userId: string }[];
  jumps: { title: string; url: string }[];
  buttons: { text: string; key: string; url: string; style: number }[];
  selects: Choice[];
  checkbox: Choice | undefined;
  submit: { text: string; key: string } | undefined;
  url: string;
}

export interface Choice {
  question: string;
  title: string;
  many: boolean;
  options: { id: string; text: string }[];
  chosen: string[];
}

/** What a person picked in a card, as the event tells it to the app. */
export interface Press {
  key: string;
  selected: Record<string, string[]>;
}

function select(it: Fields): Choice {
  const chosen = text(it.selected_id);
  return {
    question: text(it.question_key),
    title: text(it.title),
    many: false,
    options: list(it.option_list).map((option) => ({ id: text(option.id), text: text(option.text) })),
    chosen: chosen ? [chosen] : [],
  };
}

function vote(it: Fields): Choice {
  const options = list(it.option_list);
  return {
    ...select(it),
    many: it.mode === 1,
    chosen: options.filter((option) => option.is_checked === true).map((option) => text(option.id)),
  };
}

export function cardOf(card: Fields): TemplateCard {
  const title = fields(card.main_title);
  const emphasis = fields(card.emphasis_content);
  const quote = fields(card.quote_area);
  const imageText = fields(card.image_text_area);
  const submit = fields(card.submit_button);
  const selects = list(card.select_list).map(select);
  if (card.button_selection) selects.unshift(select(fields(card.button_selection)));
  return {
    type: text(card.card_type),
    source: text(fields(card.source).desc),
    sourceIcon: web(fields(card.source).icon_url),
    menu: list(fields(card.action_menu).action_list).map((it) => ({ text: text(it.text), key: text(it.key) })),
    title: text(title.title),
    description: text(title.desc),
    emphasis: { title: text(emphasis.title), description: text(emphasis.desc) },
    quote: { title: text(quote.title), text: text(quote.quote_text) },
    subtitle: text(card.sub_title_text),
    image: web(fields(card.card_image).url),
    imageText: {
      title: text(imageText.title),
      description: text(imageText.desc),
      image: web(imageText.image_url),
      url: web(imageText.url),
    },
    verticals: list(card.vertical_content_list).map((it) => ({ title: text(it.title), description: text(it.desc) })),
    facts: list(card.horizontal_content_list).map((it) => ({
      name: text(it.keyname),
      value: text(it.value),
      url: it.type === 1 ? web(it.url) : '',
      userId: it.type === 3 ? text(it.userid) : '',
    })),
    jumps: list(card.jump_list).map((it) => ({ title: text(it.title), url: it.type === 1 ? web(it.url) : '' })),
    buttons: list(card.button_list).map((it) => ({
      text: text(it.text),
      key: text(it.key),
      url: it.type === 1 ? web(it.url) : '',
      style: typeof it.style === 'number' ? it.style : 1,
    })),
    selects,
    checkbox: card.checkbox ? vote(fields(card.checkbox)) : undefined,
    submit: card.submit_button ? { text: text(submit.text), key: text(submit.key) } : undefined,
    url: web(fields(card.card_action).url),
  };
}

/** The questions of a card and what stands chosen in them before anybody touched it. */
export function firstChoices(card: TemplateCard): Record<string, string[]> {
  const questions = card.checkbox ? [...card.selects, card.checkbox] : card.selects;
  return Object.fromEntries(questions.map((it) => [it.question, it.chosen]));
}
