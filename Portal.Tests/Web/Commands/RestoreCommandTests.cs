using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Commands;

namespace Portal.Tests.Web.Commands;

/// <summary>What a backup held and must not come back with it.</summary>
public sealed class RestoreCommandTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_signed_in_no_link_is_good_and_the_audit_log_says_what_was_restored_and_by_whom()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        using var temp = new TempFolder();
        var backup = temp.At("monday's \"backup\".db");
        Guest ben;
        string link;
        await using (var portal = await PortalUnderTest.StartOn(storage))
        {
            var ada = await portal.FirstAdmin();
            await portal.Joined(ada, "ben@example.com", Role.Manager);
            ben = new Guest(portal);
            await ben.SignIn("ben@example.com");
            Assert.True(await ben.IsIn());
            link = (await portal.Services.GetRequiredService<Invitations>().Invite(ada.AsActor(), "cy@example.com", "Cy", Role.Staff, Stop)).Value.Token.Reveal();
            Assert.Equal(0, (await Run(storage, "backup", backup)).Code);
        }

        var (code, told) = await Run(storage, "restore", backup);

        Assert.True(code == 0, told);
        Assert.Contains("Everybody must sign in again, and links that were handed out are void.", told);
        await using var restored = await PortalUnderTest.StartOn(storage);
        using var back = ben.MovesTo(restored);
        ben.Dispose();
        Assert.False(await back.IsIn());
        Assert.Null(await restored.Services.GetRequiredService<Invitations>().Look(link, Stop));
        var stamps = (await restored.Services.GetRequiredService<PeopleDirectory>().List(new PeopleFilter(), Stop)).Select(person => person.Stamp).ToArray();
        Assert.Equal(3, stamps.Distinct().Count());
        Assert.All(stamps, stamp => Assert.Equal(32, stamp.Length));

        var log = restored.Services.GetRequiredService<AuditLog>();
        var entry = Assert.Single(await AsyncEnumerable.ToListAsync(log.Export(new AuditFilter { Action = "portal.restored" }, Stop), Stop));
        Assert.Equal(($"{Environment.UserName} (system user)", "Database"), (entry.Who, entry.TargetName));
        Assert.Equal(backup, System.Text.Json.JsonDocument.Parse(entry.After!).RootElement.GetProperty("backup").GetString());
        Assert.Equal(TimeProvider.System.GetUtcNow(), entry.At, TimeSpan.FromHours(1));

        await back.SignIn("ben@example.com");
        Assert.True(await back.IsIn());
    }

    [Fact]
    public async Task Agents_wait_until_somebody_has_looked_through_their_keys()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        using var temp = new TempFolder();
        var backup = temp.At("monday.db");
        MadeKey made;
        await using (var portal = await PortalUnderTest.StartOn(storage))
        {
            var ada = await portal.FirstAdmin();
            var desk = portal.Services.GetRequiredService<AgentDesk>();
            made = (await desk.Create(ada.AsActor(), new AgentDraft("Mail writer", "Writes mails.", ada.Id, Scope.All), stop: Stop)).Value;
            Assert.Equal(0, (await Run(storage, "backup", backup)).Code);
            await desk.Revoke(ada.AsActor(), made.Agent.Id, made.Kept.Id, Stop);
        }

        Assert.Equal(0, (await Run(storage, "restore", backup)).Code);

        await using var restored = await PortalUnderTest.StartOn(storage);
        Assert.IsType<AgentDisabled>((await restored.Services.GetRequiredService<AgentKeys>().Check(made.Key.Reveal(), Stop)).Refusal);
        var agent = Assert.Single(await restored.Services.GetRequiredService<AgentBook>().List(Stop)).Agent;
        Assert.StartsWith("Restored from a backup.", agent.DisabledWhy, StringComparison.Ordinal);
        Assert.Equal(TimeProvider.System.GetUtcNow(), agent.DisabledAt!.Value, TimeSpan.FromHours(1));
    }

    static async Task<(int Code, string Told)> Run(TestStorage storage, params string[] words)
    {
        await using var told = new StringWriter { NewLine = "\n" };
        var code = await new CommandTable().Run([.. words, .. storage.Settings], told, told, Stop);
        return (code, told.ToString());
    }
}
