using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.House;

/// <summary>Passwords, links and codes are set, changed and misused; then everything that came out is searched for them.</summary>
public sealed class PlantedPeopleSecretsTests
{
    readonly Evidence _evidence = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_people_keep_to_themselves_stays_there(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await using (var portal = await PortalUnderTest.StartOn(storage, settings: ["--Logging:Captured:LogLevel:Default=Trace"]))
        {
            using var ada = new Guest(portal);
            var password = _evidence.Plant("the admin's password").Reveal();
            var code = _evidence.Plant("the code", portal.PrintedCode()).Reveal();
            // A refused form hands back to its sender what they typed, but for the password.
            var refused = await ada.Submit(Urls.Setup, "setup", ("Code", code), ("Name", "Ada Stone"), ("Email", "not an address"), ("Password", password));
            _evidence.Add("setup", (await refused.Content.ReadAsStringAsync(Stop)).Replace(code, "", StringComparison.Ordinal));
            using var made = await ada.Submit(Urls.Setup, "setup", ("Code", code), ("Name", "Ada Stone"), ("Email", "ada@example.com"), ("Password", password));
            _evidence.Add("setup", $"{made.Headers}");
            Assert.True(await ada.IsIn());

            var next = _evidence.Plant("the next password").Reveal();
            await Note("account", await ada.Submit(Urls.Account, "password", ("Current", _evidence.Plant("a wrong password").Reveal()), ("Next", next)));
            await Note("account", await ada.Submit(Urls.Account, "password", ("Current", password), ("Next", next)));
            await JoinAndFail(portal);

            foreach (var format in new[] { "csv", "json" }) _evidence.Add($"the export as {format}", await ada.Read(Urls.AuditExportAs(format, "")));
            foreach (var page in new[] { Urls.Home, Urls.People, Urls.Audit, Urls.Account }) _evidence.Add(page, await ada.Read(page));
            _evidence.Add("the log", portal.Logs.ToString());
        }

        if (kind == DatabaseKind.Sqlite) foreach (var file in Directory.GetFiles(storage.Folder.Path)) _evidence.AddFile(file);
        Assert.Empty(_evidence.Search());
        Assert.True(_evidence.Has("the export as csv", "person.password-changed"));
        Assert.True(_evidence.Has("the log", "/join"));
        Assert.True(_evidence.Has("sign-in", "The email or the password is not right."));
    }

    async Task JoinAndFail(PortalUnderTest portal)
    {
        var people = await portal.Services.GetRequiredService<PeopleDirectory>().List(new PeopleFilter(), Stop);
        var invitation = (await portal.Services.GetRequiredService<Invitations>().Invite(people[0].AsActor(), "sam@example.com", "Sam Reed", Role.Staff, Stop)).Value;
        _evidence.Add("the invitation itself", $"{invitation}");
        var token = _evidence.Plant("the link", invitation.Token.Reveal()).Reveal();
        using var sam = new Guest(portal);
        var password = _evidence.Plant("the colleague's password").Reveal();

        // The form that was handed the token holds it until the password is chosen.
        await sam.Submit(Urls.Join, "look", "Look", ("Token", token));
        foreach (var _ in new[] { "once", "again" })
        {
            using var answer = await sam.Submit(Urls.Join, "join", ("Token", token), ("Password", password));
            _evidence.Add("join", $"{answer.Headers} {(await answer.Content.ReadAsStringAsync(Stop)).Replace($"value=\"{token}\"", "", StringComparison.Ordinal)}");
        }

        await sam.SignOut();
        await Note("sign-in", await sam.SignIn("sam@example.com", _evidence.Plant("a mistyped password").Reveal()));
        // In the wrong field it comes back in that field, to its sender; it must not go anywhere else.
        await sam.SignIn(_evidence.Plant("a password typed as an address").Reveal(), password);
    }

    async Task Note(string where, HttpResponseMessage answer) =>
        _evidence.Add(where, $"{answer.Headers} {await answer.Content.ReadAsStringAsync(Stop)}");
}
