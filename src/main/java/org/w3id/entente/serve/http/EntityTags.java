package org.w3id.entente.serve.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of entity tags in If-Match and If-None-Match (RFC 9110, section 13.1). */
public final class EntityTags {
    private static final Pattern TAG = Pattern.compile("[ \\t]*((?:W/)?\"[^\"]*+\")[ \\t]*(?:,|$)");

    private EntityTags() {}

    /**
     * Whether a tag is in a list.
     *
     * @param list the value of the header field: tags with their quotation marks, or an asterisk
     * @param tag the tag with its quotation marks
     * @param weakly whether a weak tag in the list counts as the strong one
     */
    public static boolean contain(String list, String tag, boolean weakly) {
        String trimmed = list.strip();
        if (trimmed.equals("*") || trimmed.equals(tag)) {
            return true;
        }
        List<String> tags = of(trimmed);
        return tags.contains(tag) || (weakly && tags.contains("W/" + tag));
    }

    /**
     * The tags of a list, as they are written there; none when it is no list of tags, for then nobody knows what was meant.
     *
     * @param list the value of the header field
     */
    public static List<String> of(String list) {
        List<String> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(list);
        while (tag.lookingAt()) {
            tags.add(tag.group(1));
            if (tag.end() == list.length()) {
                return tags;
            }
            tag.region(tag.end(), list.length());
        }
        return List.of();
    }
}
