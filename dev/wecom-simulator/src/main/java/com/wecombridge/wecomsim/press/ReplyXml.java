package com.wecombridge.wecomsim.press;

import com.wecombridge.wecomsim.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A reply's XML as the JSON that the same thing has in WeCom's calls. */
final class ReplyXml {

    /** Repeated elements that are lists even when there is one. */
    private static final Set<String> LISTS =
            Set.of(
                    "action_list",
                    "horizontal_content_list",
                    "vertical_content_list",
                    "jump_list",
                    "button_list",
                    "option_list",
                    "select_list",
                    "item");

    private static final Set<String> IN_ONE_WORD =
            Set.of("key_name", "app_id", "page_path", "user_id", "pic_url");

    private ReplyXml() {}

    static Element root(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("not XML", e);
        }
    }

    /** The text of a child element, empty when it is not there. */
    static String text(Element parent, String name) {
        var children = parent.getElementsByTagName(name);
        return children.getLength() == 0 ? "" : children.item(0).getTextContent().strip();
    }

    /** The element below the parent, {@code TemplateCard} becoming {@code card_type} and so on. */
    static JsonNode json(Element element) {
        var object = Json.object();
        var elements = false;
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) {
                elements = true;
                add(object, named(child.getTagName()), json(child));
            }
        }
        return elements ? object : StringNode.valueOf(element.getTextContent().strip());
    }

    private static void add(ObjectNode object, String name, JsonNode value) {
        if (LISTS.contains(name)) {
            object.withArray(name).add(value);
        } else {
            object.set(name, value);
        }
    }

    private static String named(String element) {
        var name =
                element.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(java.util.Locale.ROOT);
        return IN_ONE_WORD.contains(name) ? name.replace("_", "") : name;
    }
}
