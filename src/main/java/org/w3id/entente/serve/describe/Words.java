package org.w3id.entente.serve.describe;

import org.w3id.entente.serve.core.Language;

/** The words that these pages say themselves. */
enum Words {
    SERVICE("SPARQL endpoint", "SPARQLエンドポイント"),
    YOUR_QUERY("Your query", "クエリ"),
    RUN("Run", "実行"),
    DATASET("The graph and its figures", "グラフの概要と統計"),
    FILES("Downloads", "ダウンロード"),
    GRAPH("graph", "グラフ"),
    TRIPLES("triples", "トリプル数"),
    SUBJECTS("subjects", "主語数"),
    OBJECTS("objects", "目的語数"),
    CLASSES("Classes", "クラス"),
    PROPERTIES("Properties", "プロパティ"),
    LINKS("Links to others", "外部へのリンク"),
    ENTITIES("things", "件数"),
    FILE("file", "ファイル"),
    CONTENT("what is in it", "内容"),
    ALL("all", "全体"),
    CITE("How to cite this answer", "この回答の引用方法"),
    PREFIXES("Prefixes", "接頭辞"),
    FORMATS("Answers are given in", "回答の形式："),
    DIGESTS("digests of all files", "全ファイルのダイジェスト"),
    HOST("place", "リンク先");

    private final String english;
    private final String japanese;

    Words(String english, String japanese) {
        this.english = english;
        this.japanese = japanese;
    }

    String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case JAPANESE -> japanese;
        };
    }
}
