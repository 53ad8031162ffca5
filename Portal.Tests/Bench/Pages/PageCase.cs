using Portal.Web;
using static Portal.Tests.Bench.Pages.Interaction;

namespace Portal.Tests.Bench.Pages;

/// <summary>A page, what marks it as there, and what people do on it.</summary>
sealed record PageCase(string Name, string Url, string Marker, params Interaction[] Interactions)
{
    public const string Row = "main tbody tr:not([aria-hidden])";

    /// <summary>Of the whole list: the first row may stay where it is.</summary>
    public const string Rows = "main tbody";

    const string Timeline = "main .timeline";

    const string Heading = "main h1";

    const string Stream = ".streams h2";

    /// <summary>As much of a table as a page has, with no portal behind it: what the browser and this machine take at best.</summary>
    public static PageCase Bare { get; } = new("bare", $"data:text/html,{Uri.EscapeDataString($$"""
        <!DOCTYPE html><div class="shell" data-live><main><a href="#" onclick="document.querySelector('tbody').innerHTML = rows(2); return false">Next</a><table><tbody></tbody></table></main></div>
        <script>
          const rows = page => Array.from({ length: 50 }, (_, row) => '<tr>' + Array.from({ length: 6 }, (_, cell) => `<td><div>Value ${page}.${row}.${cell}</div><div>5 min ago</div></td>`).join('') + '</tr>').join('');
          document.querySelector('tbody').innerHTML = rows(1);
        </script>
        """)}", Row, Link("next", "main a"));

    /// <param name="source">The source with the records.</param>
    /// <param name="stream">Its stream.</param>
    /// <param name="feed">The feed that ran most often.</param>
    /// <param name="run">A run with a long log.</param>
    /// <param name="key">A record.</param>
    /// <param name="entity">What the records are.</param>
    /// <param name="unified">The unified record.</param>
    public static PageCase[] All(long source, long stream, long feed, long run, string key, string entity, long unified) =>
    [
        new("home", Urls.Home, ".tiles a", Link("tab", ".tabs a[href*='span=days']", ".heat thead"), Link("to the stale", ".tiles a[href*=Stale]", Heading)),
        new("sources", Urls.Sources, Row, Search("Source 100012"), Link("sort", "th a[href*='sort=-name']"), Filter("Environment", "Sandbox"), Next, Link("open", $"{Row} a", Heading)),
        new("source", Urls.Source(source), ".stream h2", Link("tab", ".tabs a[href$='timeline']", Timeline), Link("settings of a stream", ".stream .card-head button[aria-expanded]", ".stream"), Link("more of a feed", ".feed button[aria-expanded]", ".feed"), Link("question", "main button:text-is('Remove')", "dialog[open]")),
        new("timeline", Urls.Timeline(source), ".timeline li", Filter("What", "change", Timeline), Link("next page", ".pager [rel=next]", Timeline)),
        new("schema", Urls.SourceSchema(source), Stream),
        new("stream-schema", Urls.Schema(source, stream), "main table"),
        new("settings", Urls.SourceSettings(source), "main form"),
        new("quarantine", Urls.Quarantine(source, feed), Heading),
        new("mappings", Urls.SourceMapping(source), Stream),
        new("streams", Urls.SourceData(source), Stream, Link("records", ".streams .card-head a", Heading)),
        new("runs", Urls.Runs(source, feed), Row, Filter("State", "Failed"), Next, Link("open", $"{Row} a", Heading)),
        new("run", Urls.Run(run), ".log li", Search("read 199000", ".log li")),
        new("records", Urls.Records(source, stream), Row, Search("k00000000000091"), Next, Link("open", $"{Row} a", Heading)),
        new("record", Urls.Record(source, stream, key), "main dl, main table"),
        new("data", Urls.Data, Heading, Link("open", $"main a[href$='/{entity}']", Heading)),
        new("entity", Urls.DataOf(entity), Row, Link("tab", ".tabs a[href*=ages]"), Next, Link("open", $"{Row} a", Heading)),
        new("unified", Urls.DataRecord(entity, unified), Heading),
        new("freshness", Urls.Freshness, Row, Search("Stream 100012", ".groups"), Filter("Verdict", "Late", ".groups"), Link("tab", ".tabs a[href*='by=Source']", ".groups"), Link("next page", ".pager [rel=next]", ".groups")),
        new("verdicts", Urls.VerdictsOf(stream), Heading),
        new("workflows", Urls.Workflows, Row, Search("Workflow 77"), Next, Link("open", $"{Row} a", Heading)),
        new("agents", Urls.Agents, Row, Search("Agent 77"), Next, Link("open", $"{Row} a", Heading)),
        new("audit", Urls.Audit, Row, Search("Person 123"), Filter("What was done", "stream.changed"), Next),
        new("calendars", Urls.Calendars, Heading),
        new("configuration", Urls.Blueprints, Heading),
        new("people", Urls.People, Row, Search("Person 123"), Filter("Role", "Manager"), Next),
    ];
}
