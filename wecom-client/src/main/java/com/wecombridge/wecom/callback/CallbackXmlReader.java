package com.wecombridge.wecom.callback;

import com.ctc.wstx.stax.WstxInputFactory;
import com.wecombridge.wecom.callback.CallbackXml.Fault;
import com.wecombridge.wecom.callback.CallbackXml.Parsed;
import com.wecombridge.wecom.callback.CallbackXml.Reading;
import com.wecombridge.wecom.callback.CallbackXml.Refused;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML that anyone on the internet may have written: no DOCTYPE, nothing fetched, no object
 * made because of a tag's name, and limits on everything that can grow.
 */
final class CallbackXmlReader {
    static final int LARGEST = 256 * 1024;
    private static final int DEEPEST = 16;
    private static final int MOST_ELEMENTS = 5_000;
    private static final int MOST_ATTRIBUTES = 16;
    private static final int LONGEST_NAME = 256;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final XMLInputFactory PARSERS = parsers();

    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;
    private @Nullable CallbackXml root;

    private CallbackXmlReader() {}

    /** An element whose end is still to come. */
    private static final class Open {
        private final String name;
        private final List<CallbackXml> children = new ArrayList<>();
        private String text = "";

        Open(String name) {
            this.name = name;
        }

        /** Nearly always once: the parser hands long text over in one piece. */
        void append(String piece) {
            text = text.isEmpty() ? piece : text + piece;
        }

        CallbackXml closed() {
            return new CallbackXml(name, text, children);
        }
    }

    static Reading read(String document) {
        if (document.length() > LARGEST) {
            return new Refused(Fault.TOO_LARGE);
        }
        if (!isOfCharacters(document)) {
            return new Refused(Fault.NOT_WELL_FORMED);
        }
        try {
            return new CallbackXmlReader().readAll(withoutByteOrderMark(document));
        } catch (XMLStreamException notWellFormed) {
            return new Refused(Fault.NOT_WELL_FORMED);
        }
    }

    private Reading readAll(String document) throws XMLStreamException {
        if (document.startsWith(BYTE_ORDER_MARK)) { // a second one, which the parser would forgive
            return new Refused(Fault.NOT_WELL_FORMED);
        }
        XMLStreamReader parser = PARSERS.createXMLStreamReader(new StringReader(document));
        try {
            return readAll(parser);
        } finally {
            parser.close(); // its buffers serve the next one
        }
    }

    private Reading readAll(XMLStreamReader parser) throws XMLStreamException {
        if (!saysUtf8(parser)) {
            return new Refused(Fault.NOT_UTF8);
        }
        while (parser.hasNext()) {
            Optional<Fault> fault = take(parser.next(), parser);
            if (fault.isPresent()) {
                return new Refused(fault.get());
            }
        }
        return root == null ? new Refused(Fault.NOT_WELL_FORMED) : new Parsed(root);
    }

    private Optional<Fault> take(int event, XMLStreamReader parser) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                open.push(new Open(parser.getLocalName()));
                return tooMuch(parser.getLocalName(), parser.getAttributeCount());
            }
            case XMLStreamConstants.END_ELEMENT -> close(open.pop());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (!open.isEmpty()) {
                    open.element().append(parser.getText());
                }
            }
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                return Optional.of(Fault.DOCTYPE);
            }
            default -> {} // comments and processing instructions say nothing to us
        }
        return Optional.empty();
    }

    private Optional<Fault> tooMuch(String name, int attributes) {
        elements++;
        if (name.length() > LONGEST_NAME) {
            return Optional.of(Fault.NAME_TOO_LONG);
        }
        if (attributes > MOST_ATTRIBUTES) {
            return Optional.of(Fault.TOO_MANY_ATTRIBUTES);
        }
        if (open.size() > DEEPEST) {
            return Optional.of(Fault.TOO_DEEP);
        }
        return elements > MOST_ELEMENTS ? Optional.of(Fault.TOO_MANY_ELEMENTS) : Optional.empty();
    }

    private void close(Open ended) {
        if (open.isEmpty()) {
            root = ended.closed();
        } else {
            open.element().children.add(ended.closed());
        }
    }

    /** The parser looks for control characters itself, but not for half pairs and these two. */
    private static boolean isOfCharacters(String document) {
        int at = 0;
        while (at < document.length()) {
            int codePoint = document.codePointAt(at);
            if (isNone(codePoint)) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return true;
    }

    private static boolean isNone(int codePoint) {
        boolean isHalf =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return isHalf || codePoint == 0xFFFE || codePoint == 0xFFFF;
    }

    /** A declared encoding is only believed when it is the one we decoded with. */
    private static boolean saysUtf8(XMLStreamReader parser) {
        String declared = parser.getCharacterEncodingScheme();
        return declared == null || declared.equalsIgnoreCase("UTF-8");
    }

    private static String withoutByteOrderMark(String document) {
        return document.startsWith(BYTE_ORDER_MARK) ? document.substring(1) : document;
    }

    /**
     * Named, so that no other one that a library may bring takes its place; an error is told where
     * it is met, not later, and a stranger's names are not kept.
     */
    private static XMLInputFactory parsers() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing is ever fetched");
        });
        return factory;
    }
}
