namespace Portal.Web.SampleCompany.World;

/// <summary>What names and sentences are made of.</summary>
static class Words
{
    /// <summary>As it is written, and as it stands in an address.</summary>
    public static readonly (string Written, string Plain)[] FirstNames =
    [
        ("Ada", "ada"), ("Zoë", "zoe"), ("Łukasz", "lukasz"), ("Søren", "soren"), ("Ana María", "ana.maria"), ("陽子", "yoko"), ("Мария", "maria"), ("Øyvind", "oyvind"),
        ("أمل", "amal"), ("Grace", "grace"), ("Tunde", "tunde"), ("Priya", "priya"), ("Jürgen", "juergen"), ("Chloé", "chloe"), ("Mehmet", "mehmet"), ("Siobhán", "siobhan"),
        ("Noah", "noah"), ("Ines", "ines"), ("Kofi", "kofi"), ("Ruth", "ruth"), ("Oskar", "oskar"), ("Mei", "mei"), ("Daniel", "daniel"), ("Lea", "lea"),
    ];

    public static readonly (string Written, string Plain)[] LastNames =
    [
        ("Lovelace", "lovelace"), ("O’Brien", "obrien"), ("Müller", "mueller"), ("Nowak", "nowak"), ("García Márquez", "garcia"), ("Tanaka", "tanaka"), ("Иванова", "ivanova"),
        ("van der Berg", "vanderberg"), ("Nguyễn", "nguyen"), ("Okafor", "okafor"), ("Şahin", "sahin"), ("Smith-Jones", "smithjones"), ("Kowalczyk", "kowalczyk"), ("Dubois", "dubois"),
        ("Rossi", "rossi"), ("Hansen", "hansen"), ("Patel", "patel"), ("Kim", "kim"), ("Silva", "silva"), ("Weber", "weber"), ("Ó Súilleabháin", "osullivan"), ("Keller", "keller"),
    ];

    public static readonly string[] CompanyNames = ["Nordlicht", "Blue Harbour", "Café Soleil", "Acorn", "Tidewater", "Ångström", "Bright & Sons", "Juniper", "Kestrel", "Lumen", "Mosaïque", "Pioneer", "Quarry", "Sakura 桜", "Tundra", "Velvet \"V\""];

    public static readonly string[] CompanyForms = ["GmbH", "Ltd", "Inc.", "S.A.", "AB", "Oy", "B.V.", "Co."];

    public static readonly (string City, string Country)[] Places =
    [
        ("Zürich", "CH"), ("Malmö", "SE"), ("Köln", "DE"), ("London", "GB"), ("São Paulo", "BR"), ("東京", "JP"), ("Kraków", "PL"), ("Austin", "US"), ("Montréal", "CA"), ("Lagos", "NG"), ("İzmir", "TR"), ("Porto", "PT"),
    ];

    public static readonly string[] Tags = ["vip", "newsletter", "trial", "partner", "lapsed", "naïve user", "beta", "press"];

    public static readonly string[] Products = ["Starter plan", "Team plan", "Company plan", "Onboarding", "Training day", "Extra storage", "Support, 24/7", "Migration"];

    public static readonly string[] Stages = ["new", "qualified", "proposal", "negotiation", "won", "lost"];

    public static readonly string[] Troubles = ["Cannot sign in", "Invoice is wrong", "Export never ends", "How do I add a colleague?", "Slow since Tuesday", "Umlauts look wrong: Ã¼", "Feature request 💡", "Please call me back"];

    public static readonly string[] Currencies = ["EUR", "USD", "GBP", "SEK", "JPY"];

    public static readonly string[] Devices = ["Firefox on Linux", "Safari on iPhone", "Chrome on Windows", "Edge on Windows", "the app on Android"];
}
