using Microsoft.Playwright;
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

    const string Stream = ".streams h2", OfStream = ".streams .card-head a";

    const string Look = ".look-table", Chosen = "section[aria-labelledby=fields-title] .stack";

    /// <summary>Nothing in it is pressed but links and a form, so that it is whole as it comes and keeps nothing of the server.</summary>
    public bool IsPlain { get; init; }

    /// <summary>As much of a table as a page has, with no portal behind it: what the browser and this machine take at best.</summary>
    public static PageCase Bare { get; } = new("bare", $"data:text/html,{Uri.EscapeDataString($$"""
        <!DOCTYPE html><div class="shell" data-live><main><a href="#" onclick="document.querySelector('tbody').innerHTML = rows(2); return false">Next</a><table><tbody></tbody></table></main></div>
        <script>
          const rows = page => Array.from({ length: 50 }, (_, row) => '<tr>' + Array.from({ length: 6 }, (_, cell) => `<td><div>Value ${page}.${row}.${cell}</div><div>5 min ago</div></td>`).join('') + '</tr>').join('');
          document.querySelector('tbody').innerHTML = rows(1);
        </script>
        """)}", Row, Link("next", "main a"));

    static Interaction AnotherKey { get; } = Link("key", ".look-table input[type=checkbox]:not(:checked)", Chosen);

    static Interaction OneMore { get; } = Link("one more", "main button:text-is('Add a dependency')", "main form");

    /// <summary>What a file of one source would change among all that is there.</summary>
    static Interaction Plan { get; } = new("plan", "main", async page =>
    {
        await page.GetByLabel("Or paste it").FillAsync("version: 1\nsources:\n  Source 100012:\n    address: https://elsewhere.example.com/\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what it changes" }).ClickAsync();
    });

    /// <summary>Every page of the portal whose reader is signed in, and what is done there most.</summary>
    public static PageCase[] All(Places at) =>
    [
        new("home", Urls.Home, ".tiles a", Link("tab", ".tabs a[href*='span=days']", ".heat thead"), Link("to the stale", ".tiles a[href*=Stale]", Heading)),
        new("sources", Urls.Sources, Row, Search("Source 100012"), Link("sort", "th a[href*='sort=-name']"), Filter("Environment", "Sandbox"), Next, Link("open", $"{Row} a", Heading)),
        new("source", Urls.Source(at.Source), ".stream h2", Link("tab", ".tabs a[href$='timeline']", Timeline), Link("settings of a stream", ".stream .card-head button[aria-expanded]", ".stream"), Link("more of a feed", ".feed button[aria-expanded]", ".feed"), Dialog("schedule", ".feed button[aria-label^='Change… schedule']"), Dialog("question", "main button:text-is('Remove')")),
        new("connect", Urls.Connect, Heading, Filter("What it asks for", "Header", "main form")),
        new("connecting", Urls.Connecting(at.Source), ".probe-ok", Link("refused", "main button:text-is('Look at it')", "main form")),
        new("unfinished", Urls.Unfinished(at.Source, at.Unfinished), Look, AnotherKey),
        new("timeline", Urls.Timeline(at.Source), ".timeline li", Filter("What", "change", Timeline), Link("next page", ".pager [rel=next]", Timeline)),
        new("timeline-change", Urls.TimelineChange(at.Source, at.Change), Heading, Link("back", "main a[href$='/timeline']", Timeline)),
        new("schema", Urls.SourceSchema(at.Source), Stream, Link("open", OfStream, Heading)),
        new("stream-schema", Urls.Schema(at.Source, at.Stream), "main table", Filter("How it ended", "Open", "section[aria-labelledby=drifts]")),
        new("settings", Urls.SourceSettings(at.Source), "main form", Filter("What it asks for", "Header", "main form")),
        new("quarantine", Urls.Quarantine(at.Source, at.Feed), Row, Search("odd_49"), Filter("Refused because of", "number"), Next, Dialog("question", "main button:text-is('Drop all…')")),
        new("mappings", Urls.SourceMapping(at.Source), Stream, Link("open", OfStream, Heading)),
        new("mapping", Urls.Mapping(at.Source, at.Feed), ".mapped-field", new Interaction("step", ".mapping", page => page.Locator(".step-add").First.SelectOptionAsync("trim"))),
        new("reading", Urls.Reading(at.Source, at.Feed), Look, AnotherKey),
        new("streams", Urls.SourceData(at.Source), Stream, Link("records", ".streams .card-head a", Heading)),
        new("runs", Urls.Runs(at.Source, at.Feed), Row, Filter("State", "Failed"), Next, Link("open", $"{Row} a", Heading)),
        new("run", Urls.Run(PagesTown.LongRun), ".log li", Search("read 199000", ".log li")),
        new("records", Urls.Records(at.Source, at.Stream), Row, Search("k00000000000091"), Next, Link("open", $"{Row} a", Heading)),
        new("record", Urls.Record(at.Source, at.Stream, Places.Key), "main dl, main table"),
        new("data", Urls.Data, Heading, Link("open", $"main a[href$='/{Places.Entity}']", Heading)),
        new("entity", Urls.DataOf(Places.Entity), Row, Link("tab", ".tabs a[href*=ages]"), Next, Link("open", $"{Row} a", Heading)),
        new("unified", Urls.DataRecord(Places.Entity, at.Unified), Heading),
        new("freshness", Urls.Freshness, Row, Search("Stream 100012", ".groups"), Filter("Verdict", "Late", ".groups"), Link("tab", ".tabs a[href*='by=Source']", ".groups"), Link("next page", ".pager [rel=next]", ".groups")),
        new("verdicts", Urls.VerdictsOf(at.Stream), Heading, Filter("Verdict", "Late", "main")),
        new("workflows", Urls.Workflows, Row, Search("Workflow 77"), Next, Link("open", $"{Row} a", Heading)),
        new("workflow", Urls.Workflow(at.Workflow), Heading, Dialog("override", "main button:text-is('Override…')")),
        new("workflow-new", Urls.WorkflowNew, "main form", OneMore),
        new("workflow-change", Urls.WorkflowEdit(at.Workflow), "main form", OneMore),
        new("agents", Urls.Agents, Row, Search("Agent 77"), Next, Link("open", $"{Row} a", Heading)),
        new("agent", Urls.Agent(at.Agent), Heading, Dialog("new key", "main button:text-is('Make a new key…')")),
        new("agent-new", Urls.AgentNew, "main form"),
        new("agent-change", Urls.AgentEdit(at.Agent), "main form"),
        new("audit", Urls.Audit, Row, Search("Person 123"), Filter("What was done", "stream.changed"), Next),
        new("calendars", Urls.Calendars, Heading, Dialog("add", "main button:text-is('Add a calendar')")),
        new("configuration", Urls.Blueprints, Heading, Plan),
        new("account", Urls.Account, Heading) { IsPlain = true },
        new("api", Urls.ApiBook, Heading),
        new("people", Urls.People, Row, Search("Person 123"), Filter("Role", "Manager"), Next, Dialog("invite", "main button:text-is('Invite somebody')")),
    ];
}
