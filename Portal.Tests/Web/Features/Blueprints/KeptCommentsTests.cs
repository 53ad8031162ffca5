using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints;
using Portal.Engine.Sources;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Web.Features.Blueprints;

/// <summary>What is downloaded keeps the comments of a file that is sent along.</summary>
public sealed class KeptCommentsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_comments_of_a_file_go_along_whether_it_is_chosen_or_was_brought_in()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = await portal.FirstAdmin();
        Assert.Null((await portal.Services.GetRequiredService<SourceRegistry>().Add(ada.AsActor(), new SourceDraft { Name = "CRM", Address = new("https://crm.example.com") }, Stop)).Refusal);
        var now = await portal.Services.GetRequiredService<BlueprintDesk>().Export(stop: Stop);
        // As a browser sends what stands in a field, and as an editor of another system saves it.
        var kept = now.Replace("  CRM:\n", "  # Ask Müller before it is touched\n  CRM:\n", StringComparison.Ordinal);
        var older = kept.Replace("https://crm.example.com", "https://old.example.com", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.NotEqual(now, kept);
        using var admin = new Guest(portal);
        await admin.SignIn("ada@example.com");

        Assert.Equal((HttpStatusCode.OK, kept), await Sent(admin, "file", older));
        Assert.Equal((HttpStatusCode.OK, kept), await Sent(admin, "text", older));
        // Longer than what a form, and what is sent at once, may be otherwise: every letter of it is two bytes.
        var (code, longest) = await Sent(admin, "text", $"{older}# {new string('ö', 15_900_000)}\r\n");
        Assert.Equal((HttpStatusCode.OK, kept.Length + 15_900_003), (code, longest.Length));
        var noted = (await portal.Services.GetRequiredService<AuditLog>().Page(new AuditFilter { Action = "configuration.exported" }, AuditPlace.Newest, 10, Stop)).Entries;
        Assert.Equal(["Ada Stone", "Ada Stone", "Ada Stone"], noted.Select(entry => entry.Who));

        Assert.Equal((HttpStatusCode.Redirect, ""), await Sent(admin, "file", "sources: [\n# not closed"));
        Assert.Contains("Its comments could not be kept", await admin.Read(Urls.BlueprintsUnread), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, ""), await Sent(admin, "file", new string('#', 65_000_000)));
        Assert.Equal(HttpStatusCode.BadRequest, (await Sent(admin, "file", older, token: "made up")).Code);
    }

    static async Task<(HttpStatusCode Code, string Text)> Sent(Guest guest, string field, string older, string? token = null)
    {
        using var form = new MultipartFormDataContent { { new StringContent(token ?? Guest.TokenOf(await guest.Read(Urls.Blueprints))), "__RequestVerificationToken" } };
        if (field == "file") form.Add(new StringContent(older), field, "portal.yaml");
        else form.Add(new StringContent(older), field);
        using var request = new HttpRequestMessage(HttpMethod.Post, Urls.BlueprintExport) { Content = form };
        using var answer = await guest.Send(request);
        if (answer.IsSuccessStatusCode) Assert.StartsWith("attachment", answer.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.BadRequest ? "" : await answer.Content.ReadAsStringAsync(Stop));
    }
}
