using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Agents.Use;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Data;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.Reading;
using Portal.Engine.Sync.Runs;
using Portal.Engine.Workflows;
using Portal.Tests.Browser;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Platform.Exports;

namespace Portal.Tests.Web.Features;

/// <summary>Every list can be taken away as it is filtered, by whoever may see it, and that is written down.</summary>
public sealed class ListExportTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Sources_people_agents_and_workflows_are_exported_as_they_are_filtered_and_sorted(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind);
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "kim@example.com", Role.Manager, "=1+2");
        var sources = portal.Services.GetRequiredService<SourceRegistry>();
        foreach (var name in new[] { "North mail", "South mail", "@Desk" }) Assert.Null((await sources.Add(ada.AsActor(), new SourceDraft { Name = name, Environment = SourceEnvironment.Sandbox, Address = new("https://api.example.com") }, Stop)).Refusal);
        var entity = (await portal.Services.GetRequiredService<EntityModel>().Add(ada.AsActor(), new EntityDraft("thing", "Thing", EntityKind.Keyed, [new("name", FieldType.Text)]), Stop)).Value;
        foreach (var name in new[] { "letter", "watch" }) Assert.Null((await portal.Services.GetRequiredService<WorkflowRegistry>().Add(ada.AsActor(), new WorkflowDraft { Name = name, Label = $"The {name}", Needs = [new Need(entity.Id, null)] }, Stop)).Refusal);
        var made = (await portal.Services.GetRequiredService<AgentDesk>().Create(ada.AsActor(), new AgentDraft("Writer", "Writes.", ada.Id, Scope.All), stop: Stop)).Value;
        using var admin = new Guest(portal);
        await admin.SignIn("ada@example.com");

        Assert.Equal(["South mail", "North mail"], Column(await Lines(admin, $"{Urls.SourcesExport}?text=MAIL&sort=-name&page=7"), "name"));
        Assert.Equal(["'@Desk"], Column(await Lines(admin, $"{Urls.SourcesExport}?text=desk"), "name"));
        Assert.Equal(["'=1+2"], Column(await Lines(admin, $"{Urls.PeopleExport}?role=Manager"), "name"));
        Assert.Equal(["letter"], Column(await Lines(admin, $"{Urls.WorkflowsExport}?text=lett"), "name"));
        Assert.Empty(Column(await Lines(admin, $"{Urls.WorkflowsExport}?gate=Run"), "name"));
        var agents = await Lines(admin, Urls.AgentsExport);
        Assert.Equal(["Writer"], Column(agents, "name"));
        Assert.DoesNotContain(made.Key.Reveal(), string.Join('\n', agents), StringComparison.Ordinal);
        var use = portal.Services.GetRequiredService<AgentUse>();
        foreach (var answer in new[] { AgentAnswer.Answered, AgentAnswer.Refused }) await use.Account(new AgentRead(made.Agent.Id, made.Kept.Id, portal.Services.GetRequiredService<TimeProvider>().GetUtcNow(), "get") { Answer = answer, Entity = "thing" }, Stop);
        await use.Flush(Stop);
        Assert.Equal(["Answered", "Refused"], Column(await Lines(admin, Urls.AgentReadsExport(made.Agent.Id)), "answer").Order(StringComparer.Ordinal));
        Assert.Equal(["Refused"], Column(await Lines(admin, $"{Urls.AgentReadsExport(made.Agent.Id)}?answer=Refused"), "answer"));

        var noted = (await portal.Services.GetRequiredService<AuditLog>().Page(new AuditFilter { Action = "sources.exported" }, AuditPlace.Newest, 10, Stop)).Entries;
        Assert.Equal(["Ada Stone", "Ada Stone"], noted.Select(entry => entry.Who));
        Assert.Contains("MAIL", noted[1].After, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Runs_records_and_freshness_are_exported_to_managers_and_sensitive_values_stay_hidden(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind, settings: ConnectedPortal.Settings);
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "kim@example.com", Role.Manager);
        await DataPages.With(portal);
        var (source, stream, feed) = await Contacts(portal);
        using var kim = new Guest(portal);
        await kim.SignIn("kim@example.com");

        var browser = portal.Services.GetRequiredService<RecordBrowser>();
        var prefix = (await browser.Page(stream, new RecordQuery(), 1, Stop)).Records[0].Key[..^1];
        var records = await Lines(kim, $"{Urls.RecordsExport(stream)}?key={prefix}");
        Assert.NotEmpty(Column(records, "key"));
        Assert.All(Column(records, "key"), key => Assert.StartsWith(prefix, key, StringComparison.Ordinal));
        Assert.Equal(await browser.All(stream, new RecordQuery(prefix), Stop).CountAsync(Stop), Column(records, "key").Length);
        // Not everybody has a phone, so all are asked for.
        var phones = Column(await Lines(kim, Urls.RecordsExport(stream)), "phone");
        Assert.All(phones, phone => Assert.True(phone is "hidden" or "", phone));
        Assert.Contains("hidden", phones);

        var book = portal.Services.GetRequiredService<RunBook>();
        var runs = await book.All(feed, new RunFilter { State = RunState.Succeeded }, Stop).Select(run => $"{run.Id}").ToArrayAsync(Stop);
        Assert.NotEmpty(runs);
        Assert.Equal(runs, Column(await Lines(kim, $"{Urls.RunsExport(feed)}?state=Succeeded"), "id"));
        Assert.Empty(Column(await Lines(kim, $"{Urls.RunsExport(feed)}?state=Overtaken"), "id"));

        var fresh = await Lines(kim, $"{Urls.FreshnessExport}?by=source&text=contacts");
        Assert.Equal(["Contacts"], Column(fresh, "stream"));
        Assert.Equal([source], Column(fresh, "source"));
        using var closed = await kim.Get(Urls.PeopleExport);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Unified_records_timelines_verdicts_entities_and_calendars_are_exported_to_managers(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind, settings: ConnectedPortal.Settings);
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "kim@example.com", Role.Manager);
        await DataPages.With(portal);
        var (_, stream, feed) = await Contacts(portal);
        Assert.Null((await portal.Services.GetRequiredService<FeedRegistry>().Pause(ada.AsActor(), feed, "It moves.", Stop)).Refusal);
        Assert.Null((await portal.Services.GetRequiredService<CalendarRegistry>().Add(ada.AsActor(), new CalendarDraft { Name = "Works", Zone = "Europe/Brussels", Hours = new Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>> { [DayOfWeek.Monday] = [new(TimeSpan.FromHours(9), TimeSpan.FromHours(17))] } }, Stop)).Refusal);
        var source = (await portal.Services.GetRequiredService<StreamRegistry>().Find(stream, Stop))!.SourceId;
        using var kim = new Guest(portal);
        await kim.SignIn("kim@example.com");

        var model = new ScopedModel(Scope.All, await portal.Services.GetRequiredService<EntityModel>().List(Stop));
        var people = await portal.Services.GetRequiredService<DataReader>().Query(model, new DataQuery("person") { Sort = new DataSort("name", true), Most = DataQuery.LargestPage }, Stop);
        var records = await Lines(kim, $"{Urls.DataExport("person")}?sort=-name&columns=email&ages=compact");
        Assert.Equal("id,verdict,as_of,email", records[0]);
        Assert.Equal(people.Value.Records.Select(record => $"{record.Id}"), Column(records, "id"));
        Assert.DoesNotContain("phone", (await Lines(kim, Urls.DataExport("person")))[0], StringComparison.Ordinal);
        Assert.Equal([$"{people.Value.Records[0].Id}"], Column(await Lines(kim, $"{Urls.DataExport("person")}?where=email:is:{DataPages.Value(people.Value.Records[0], "email")}"), "id"));
        using var sensitive = await kim.Get($"{Urls.DataExport("person")}?where=phone:begins:0");
        Assert.Equal(HttpStatusCode.BadRequest, sensitive.StatusCode);

        Assert.Equal(["change"], Column(await Lines(kim, $"{Urls.TimelineExport(source)}?who={ada.Id}"), "what"));
        Assert.NotEmpty(Column(await Lines(kim, $"{Urls.TimelineExport(source)}?kind=run&stream={stream}"), "what"));
        Assert.All(Column(await Lines(kim, $"{Urls.TimelineExport(source)}?kind=run&stream={stream}"), "stream"), name => Assert.Equal("Contacts", name));
        Assert.Empty(Column(await Lines(kim, $"{Urls.TimelineExport(source)}?state=Failed"), "what"));
        Assert.Empty(Column(await Lines(kim, $"{Urls.TimelineExport(source)}?until=2000-01-01"), "what"));
        Assert.Empty(Column(await Lines(kim, $"{Urls.TimelineExport(source)}?from=yesterday"), "what"));
        // Neither numbers nor lists are words, so they are not taken for another state.
        Assert.Empty(Column(await Lines(kim, $"{Urls.TimelineExport(source)}?state=1"), "what"));
        Assert.Empty(Column(await Lines(kim, $"{Urls.TimelineExport(source)}?state=Running&state=Succeeded"), "what"));
        Assert.Equal("from,verdict,why,seconds", (await Lines(kim, Urls.VerdictsExport(stream)))[0]);
        Assert.Empty(Column(await Lines(kim, Urls.DriftsExport(stream)), "what"));
        Assert.Contains("person", Column(await Lines(kim, Urls.EntitiesExport), "name"));
        Assert.Equal(["Works"], Column(await Lines(kim, Urls.CalendarsExport), "name"));
        var noted = (await portal.Services.GetRequiredService<AuditLog>().Page(new AuditFilter { Text = "kim" }, AuditPlace.Newest, 50, Stop)).Entries.Select(entry => entry.Action).Where(action => action.EndsWith(".exported", StringComparison.Ordinal));
        Assert.Equal(["calendars.exported", "entities.exported", "drifts.exported", "verdicts.exported", "timeline.exported", "timeline.exported", "timeline.exported", "timeline.exported", "timeline.exported", "timeline.exported", "timeline.exported", "timeline.exported", "data.exported", "data.exported", "data.exported"], noted);
    }

    [Fact]
    public async Task What_a_manager_takes_away_is_a_list_that_managers_see_and_nothing_that_cannot_be_written_down_is_given()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = await portal.FirstAdmin();
        var kim = await portal.Joined(ada, "kim@example.com", Role.Manager);
        var sam = await portal.Joined(ada, "sam@example.com", Role.Staff);

        Assert.Equal("200 200 403", await Given("sources.exported", ada, kim, sam));
        Assert.Equal("200 403 403", await Given("configuration.exported", ada, kim, sam));
        Assert.Equal("200 403 403", await Given("people.exported", ada, kim, sam));
        Assert.Equal("200 403 403", await Given("agents.exported", ada, kim, sam));
        Assert.Equal("200 403 403", await Given("anything.exported", ada, kim, sam));
        Assert.Null((await portal.Services.GetRequiredService<PeopleDirectory>().Disable(ada.AsActor(), kim.Id, Stop)).Refusal);
        Assert.Equal("403", await Given("sources.exported", kim));
        Assert.Equal("403", await Given("audit.exported", kim));

        async Task<string> Given(string action, params Person[] people)
        {
            var codes = new List<int>();
            foreach (var person in people)
            {
                var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{person.Id}"), new Claim(ClaimTypes.Name, person.Name)]);
                var http = new DefaultHttpContext { User = new ClaimsPrincipal(identity) };
                var given = false;
                var answer = await portal.Services.GetRequiredService<ListExports>().Noted(http, action, new AuditTarget("list", "some", "Some"), new { }, () =>
                {
                    given = true;
                    return Results.Ok();
                });
                codes.Add(Assert.IsType<IStatusCodeHttpResult>(answer, exactMatch: false).StatusCode!.Value);
                Assert.Equal(codes[^1] == StatusCodes.Status200OK, given);
            }

            return string.Join(' ', codes);
        }
    }

    static async Task<(string Source, long Stream, long Feed)> Contacts(PortalUnderTest portal)
    {
        var (found, _) = await portal.Services.GetRequiredService<SourceRegistry>().Page(new SourceFilter { Text = "sample" }, 0, 1, Stop);
        var stream = (await portal.Services.GetRequiredService<StreamRegistry>().List(found[0].Id, Stop)).Single(one => one.Name == "Contacts");
        return (found[0].Name, stream.Id, (await portal.Services.GetRequiredService<FeedRegistry>().List(stream.Id, Stop))[0].Id);
    }

    static async Task<string[]> Lines(Guest guest, string url)
    {
        using var answer = await guest.Get(url);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("attachment", answer.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
        return (await answer.Content.ReadAsStringAsync(Stop)).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
    }

    /// <summary>Of rows in which no quoted text stands before the column.</summary>
    static string[] Column(string[] lines, string name)
    {
        var at = Array.IndexOf(lines[0].Split(','), name);
        Assert.True(at >= 0, $"There is no column {name} in {lines[0]}");
        return [.. lines[1..].Select(line => line.Split(',')[at])];
    }
}
