package org.w3id.entente.serve.http;

/** Lists of entity tags in If-Match and If-None-Match (RFC 9110, section 13.1). */
public final class EntityTags {
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
        if (trimmed.equals("*")) {
            return true;
        }
        int at = 0;
        while (at < trimmed.length()) {
            boolean weak = trimmed.startsWith("W/", at);
            int begin = trimmed.indexOf('"', at);
            int end = begin < 0 ? -1 : trimmed.indexOf('"', begin + 1);
            if (end < 0) {
                return false;
            }
            if ((weakly || !weak)
                    && trimmed.regionMatches(begin, tag, 0, tag.length())
                    && end - begin + 1 == tag.length()) {
                return true;
            }
            at = end + 1;
            while (at < trimmed.length() && (trimmed.charAt(at) == ',' || trimmed.charAt(at) == ' ')) {
                at++;
            }
        }
        return false;
    }
}
