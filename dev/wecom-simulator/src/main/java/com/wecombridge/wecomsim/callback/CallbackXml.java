package com.wecombridge.wecomsim.callback;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes WeCom's callback XML: text in CDATA, numbers bare, maps as elements, lists as repeated
 * elements.
 */
final class CallbackXml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private CallbackXml() {}

    static String write(Map<String, ?> fields) {
        var text = new StringWriter();
        try {
            var xml = FACTORY.createXMLStreamWriter(text);
            element(xml, "xml", fields);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("cannot be written as XML: " + fields, e);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, Object value)
            throws XMLStreamException {
        if (value instanceof List<?> several) {
            for (var one : several) {
                element(xml, name, one);
            }
            return;
        }
        xml.writeStartElement(name);
        switch (value) {
            case Map<?, ?> children -> {
                for (var child : children.entrySet()) {
                    element(xml, String.valueOf(child.getKey()), child.getValue());
                }
            }
            case Number number -> xml.writeCharacters(number.toString());
            case Object text -> cdata(xml, text.toString());
        }
        xml.writeEndElement();
    }

    /** A CDATA section cannot hold its own end; it is split there. */
    private static void cdata(XMLStreamWriter xml, String text) throws XMLStreamException {
        var parts = text.split("(?<=]])(?=>)", -1);
        for (var part : parts) {
            xml.writeCData(part);
        }
    }
}
