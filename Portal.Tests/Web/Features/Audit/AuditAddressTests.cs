using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Web.Features.Audit;

/// <summary>Whatever somebody writes into the address of a list, it answers, and with no more than was asked for.</summary>
public sealed class AuditAddressTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task No_query_string_breaks_a_list(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind);
        await portal.FirstAdmin();
        using var ada = new Guest(portal);
        await ada.SignIn("ada@example.com");
        string[] queries =
        [
            "?after=x", "?before=99999999999999999999", "?before=-1", "?from=0001-01-01", "?until=9999-12-31", "?who=zzz", "?target=:",
            "?text=%00", "?action=a%00b", "?target=a%00:b%00", "?role=99999999999", "?state=%00",
        ];

        foreach (var list in new[] { Urls.Audit, Urls.People })
        {
            foreach (var query in queries)
            {
                using var answer = await ada.Get($"{list}{query}");
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{list}{query} answers {(int)answer.StatusCode}");
            }
        }
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_export_holds_what_the_portal_did_or_nothing_where_the_filter_cannot_be_read(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind);
        var kim = await portal.Joined(await portal.FirstAdmin(), "kim@example.com", Role.Manager);
        await portal.Services.GetRequiredService<Changes>().Make<Done>(Actor.Portal, "test.noted", (_, trail) =>
        {
            trail.Note("test.noted", new AuditTarget("test", "1", "Note"));
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, Stop);
        using var guest = new Guest(portal);
        await guest.SignIn("kim@example.com");

        Assert.Empty(await Exported(guest, "?who=zzz"));
        Assert.Equal("test.noted", Assert.Single(await Exported(guest, "?who=portal")).Action);
        Assert.All(await Exported(guest, $"?who={kim.Id}"), entry => Assert.Equal(kim.Id, entry.PersonId));
        Assert.Contains("who=portal", await guest.Read($"{Urls.Audit}?action=test.noted"), StringComparison.Ordinal);
    }

    static async Task<AuditEntry[]> Exported(Guest guest, string query) =>
        JsonSerializer.Deserialize<AuditEntry[]>(await guest.Read(Urls.AuditExportAs("json", query)), JsonSerializerOptions.Web)!;
}
