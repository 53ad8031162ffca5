using System.Globalization;
using AngleSharp.Dom;
using Portal.Web;

namespace Portal.Tests.Web.Lists;

/// <summary>
/// The one table of the lists that people look at. A page that draws a list and is neither here nor among those that need no more
/// than they have fails a test.
/// </summary>
static class ListPages
{
    const string Lines = "[data-rows] > li";

    /// <summary>Parts of a page that look like a list and are none to be narrowed and taken away, and why.</summary>
    public static IReadOnlyDictionary<string, string> Others { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Data/Cells/RecordTable.razor"] = "Draws the rows of Data/EntityPage.razor.",
        ["Data/Happenings/HappeningDays.razor"] = "The sums of some days, at most as many as were asked for.",
        ["Data/Records/ThenCard.razor"] = "The fields of one record.",
        ["Home/Now/HeatTable.razor"] = "A picture: it leads to the list of Freshness/FreshnessPage.razor.",
        ["Sources/Drifting/SchemaTable.razor"] = "The fields of one feed; the tab around it gives them away.",
        ["Sources/Mapping/MappingCard.razor"] = "The fields of one mapping; the tab around it gives them away.",
        ["Sources/Mapping/TrialResult.razor"] = "Some rows that are tried and not kept.",
        ["Sources/Records/RecordPage.razor"] = "The history of one record, page by page.",
        ["Sources/Records/RecordsTable.razor"] = "Draws the rows of Sources/Records/RecordsPage.razor.",
        ["Workflows/Callbacks/CallbackMessages.razor"] = "The last messages of one address, to send again what is stuck.",
    };

    public static IReadOnlyList<ListPage> All(ListTown town) =>
    [
        new("sources", "Sources/SourcesPage.razor", Urls.Sources, Urls.SourcesExport, "text=source 10&environment=Production&sort=-name", "name", Name),
        new("streams of a source", "Sources/SourcePage.razor", Urls.Source(town.Wide), Urls.SourceDataExport(town.Wide), "text=part 1", "stream", Heading) { Rows = Lines },
        new("schema of a source", "Sources/Streams/StreamsFrame.razor", Urls.SourceSchema(town.Sample), Urls.SourceSchemaExport(town.Sample), "text=contacts", "stream", Heading) { Rows = Lines, IsLong = false, IsOfParts = true },
        new("mapping of a source", "Sources/Streams/StreamsFrame.razor", Urls.SourceMapping(town.Sample), Urls.SourceMappingExport(town.Sample), "text=contacts", "stream", row => Heading(row).Split(" becomes ")[0]) { Rows = Lines, IsLong = false, IsOfParts = true },
        new("data of a source", "Sources/Streams/StreamsFrame.razor", Urls.SourceData(town.Wide), Urls.SourceDataExport(town.Wide), "text=part 1", "stream", Heading) { Rows = Lines },
        new("runs", "Sources/Runs/RunsPage.razor", Urls.Runs(ListTown.Source, ListTown.Source), Urls.RunsExport(ListTown.Source), "state=Succeeded&why=Schedule&sort=began", "id", row => Name(row)["Run ".Length..]),
        new("quarantine", "Sources/Quarantine/QuarantinePage.razor", Urls.Quarantine(ListTown.Source, ListTown.Source), Urls.QuarantineExport(ListTown.Source), "key=1&field=name", "key", Name),
        new("records of a stream", "Sources/Records/RecordsPage.razor", Urls.Records(town.Sample, town.Contacts), Urls.RecordsExport(town.Contacts), $"key={town.Prefix}&deleted=true&sort=-key", "key", row => row.QuerySelector("th a")!.TextContent),
        new("drifts", "Sources/Drifting/SchemaPage.razor", Urls.Schema(ListTown.Source, ListTown.Source), Urls.DriftsExport(ListTown.Source), "end=Mapped&sort=noticed", "noticed_at", Time) { Rows = "section[aria-labelledby=drifts] tbody > tr", Cell = Second },
        new("timeline", "Sources/Timelines/TimelinePage.razor", Urls.Timeline(ListTown.Source), Urls.TimelineExport(ListTown.Source), $"kind=run&stream={ListTown.Source}&state=Succeeded&from=2000-01-01&until=9999-12-31", "id", row => row.QuerySelector("p a")!.TextContent["Run ".Length..]) { Rows = Lines },
        new("freshness", "Freshness/FreshnessPage.razor", Urls.Freshness, Urls.FreshnessExport, "by=Source&text=stream 10&sort=Name", "stream", row => row.QuerySelector("th a")!.TextContent),
        new("verdicts", "Freshness/VerdictsPage.razor", Urls.VerdictsOf(ListTown.Source), Urls.VerdictsExport(ListTown.Source), "verdict=Fresh&sort=from", "from", Time) { Cell = Second },
        new("entities", "Data/EntitiesPage.razor", Urls.Data, Urls.EntitiesExport, "text=thing&kind=Keyed&sort=-name", "name", row => row.QuerySelector(".shelf-name")!.TextContent) { IsLong = false },
        new("records of an entity", "Data/EntityPage.razor", Urls.DataOf("person"), Urls.DataExport("person"), $"where=email:begins:{town.Letter}&sort=-name", "id", row => row.QuerySelector("th a")!.GetAttribute("href")!.Split('/')[^1]) { Rows = "[role=grid] tbody > tr", IsLong = null },
        new("calendars", "Calendars/CalendarsPage.razor", Urls.Calendars, Urls.CalendarsExport, "text=calendar 1&sort=-zone", "name", Name),
        new("people", "People/PeoplePage.razor", Urls.People, Urls.PeopleExport, "text=person&role=Manager&state=active&sort=-name", "email", row => row.QuerySelector("small")!.TextContent),
        new("agents", "Agents/AgentsPage.razor", Urls.Agents, Urls.AgentsExport, "text=agent&state=active&sort=-name", "name", Name),
        new("questions of an agent", "Agents/AgentReads.razor", Urls.Agent(town.Agent), Urls.AgentReadsExport(town.Agent), "answer=Refused", "entity", row => row.QuerySelectorAll("span > span")[0].TextContent) { Rows = Lines },
        new("workflows", "Workflows/WorkflowsPage.razor", Urls.Workflows, Urls.WorkflowsExport, "text=workflow 1&sort=-name", "label", Name) { IsLong = false },
        new("history of a gate", "Workflows/GateTimeline.razor", Urls.Workflow(ListTown.Workflow), Urls.GateExport(ListTown.Workflow), "says=Flag", "why", row => row.QuerySelector("span.soft")!.TextContent) { Rows = Lines },
        new("audit", "Audit/AuditLogPage.razor", Urls.Audit, Urls.AuditExport, "text=person 1&action=feed.changed&until=2100-01-01", "target_name", row => row.QuerySelectorAll("td a")[1].TextContent),
    ];

    static string Name(IElement row) => row.QuerySelector("th[scope=row]")!.TextContent.Trim();

    static string Heading(IElement row) => row.QuerySelector("h2")!.TextContent.Trim();

    static string Time(IElement row) => row.QuerySelector("th time")!.GetAttribute("datetime")!;

    /// <summary>The page tells times to the second.</summary>
    static string Second(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
