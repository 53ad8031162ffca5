using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Reading;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Features.Sources.Quarantine;

namespace Portal.Tests.Web.Features.Sources.Quarantine;

/// <summary>What waits in quarantine as a manager and an admin read it, find it and take it away.</summary>
public sealed class QuarantinePageTests
{
    const string Refused = "The record does not have it, name is required.";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_manager_reads_why_rows_wait_and_takes_them_away_and_only_an_admin_is_offered_to_drop_them(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind, settings: Spoilt.Settings);
        var ada = await portal.FirstAdmin();
        var kim = await portal.Joined(ada, "kim@example.com", Role.Manager);
        var connected = await Spoilt.Contacts(portal);
        var (source, feed) = (connected.Source.Id, connected.Feed("Contacts"));
        var address = Urls.Quarantine(source, feed);
        using var manager = new Guest(portal);
        await manager.SignIn("kim@example.com");
        using var admin = new Guest(portal);
        await admin.SignIn("ada@example.com");
        var rows = await portal.Services.GetRequiredService<QuarantineBrowser>().All(feed, new RefusedQuery(), Stop).ToArrayAsync(Stop);

        foreach (var from in new[] { Urls.Source(source), Urls.SourceData(source) }) Assert.Contains($"href=\"{address}\"", await manager.Read(from), StringComparison.Ordinal);
        var page = await manager.Read(address);
        Assert.Equal(25, Regex.Count(page, Regex.Escape(Refused)));
        Assert.Contains($"{rows.Length} rows in all", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Drop", page.Split("<dialog")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Try them again", page, StringComparison.Ordinal);
        Assert.Equal(rows.Length - 25, Regex.Count(await manager.Read($"{address}?after={Uri.EscapeDataString(rows[24].Place)}"), Regex.Escape(Refused)) + Math.Max(0, rows.Length - 50));
        Assert.Equal(rows.Count(row => row.Key!.StartsWith(rows[^1].Key!, StringComparison.Ordinal)), Regex.Count(await manager.Read($"{address}?key={Uri.EscapeDataString(rows[^1].Key!)}"), Regex.Escape(Refused)));
        Assert.Equal(25, Regex.Count(await manager.Read($"{address}?field=no_such"), Regex.Escape(Refused)));
        Assert.Contains("No row fits", await manager.Read($"{address}?field=phone"), StringComparison.Ordinal);
        Assert.Contains("Nothing is in quarantine", await manager.Read(Urls.Quarantine(source, connected.Feed("Deals"))), StringComparison.Ordinal);
        using var elsewhere = await manager.Get(Urls.Quarantine(source + 1, feed));
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        var whole = await admin.Read(address);
        Assert.Contains("Try them again", whole, StringComparison.Ordinal);
        Assert.Contains("Drop all", whole, StringComparison.Ordinal);

        using var answer = await manager.Get($"{Urls.QuarantineExport(feed)}?field=no_such");
        var lines = (await answer.Content.ReadAsStringAsync(Stop)).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal("key,deletion,since,last_read_at,last_tried_by_run,fields,why", lines[0]);
        Assert.Equal(rows.Select(row => row.Key), lines[1..].Select(line => line.Split(',')[0]));
        Assert.All(lines[1..], line => Assert.Contains("no_such; email", line, StringComparison.Ordinal));
        Assert.Equal("Kim", Assert.Single((await portal.Services.GetRequiredService<AuditLog>().Page(new AuditFilter { Action = "quarantine.exported" }, AuditPlace.Newest, 10, Stop)).Entries).Who[..3], ignoreCase: true);

        var scene = portal.Services.GetRequiredService<QuarantineScene>();
        Assert.True(await scene.Load(source, feed, new RefusedQuery(), 25));
        var (seen, all) = ("", "");
        foreach (var row in scene.Rows!)
        {
            seen += (await scene.Raw(kim.AsActor(), row.Row.Id)).Value;
            all += (await scene.Raw(ada.AsActor(), row.Row.Id)).Value;
        }

        Assert.Contains("\"address\": \"(not mapped, hidden)\"", seen, StringComparison.Ordinal);
        Assert.Contains("@example.com", seen, StringComparison.Ordinal);
        Assert.Contains("\"city\": ", all, StringComparison.Ordinal);
        foreach (var text in new[] { seen, all }) Assert.DoesNotMatch("\"phone\": \"[^(]", text);
        Assert.Contains("\"phone\": \"(sensitive, hidden)\"", all, StringComparison.Ordinal);
    }
}
