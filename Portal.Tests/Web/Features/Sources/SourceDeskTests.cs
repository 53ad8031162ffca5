using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.Reading;
using Portal.Engine.Sync.Boards;
using Portal.Tests.Engine.Blueprints;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Sources;
using Portal.Web.Features.Sources.Connecting;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Web.Features.Sources;

/// <summary>A page that is still open may be older than the rights of whoever reads it.</summary>
public sealed class SourceDeskTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_who_is_no_longer_an_admin_does_nothing_to_a_source()
    {
        await using var portal = await PortalUnderTest.Start(settings: ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:Contacts=30", "--Portal:SampleCompany:LoginDays=1"]);
        var ada = await portal.FirstAdmin();
        var bo = (await portal.Joined(ada, "bo@example.com", Role.Admin)).AsActor();
        Assert.Null((await portal.Services.GetRequiredService<PeopleDirectory>().SetRole(ada.AsActor(), bo.PersonId!.Value, Role.Manager, Stop)).Refusal);
        var source = (await portal.Services.GetRequiredService<SampleConnection>().Connect(Actor.Portal, Stop)).Value;
        var streams = (await portal.Services.GetRequiredService<SourceBoard>().Of([source.Id], Stop))[source.Id].ToArray();
        var (stream, feed) = (streams[0], streams[0].Feeds[0].Feed);
        await using var scope = portal.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<SourceDesk>();
        var before = await Entries(portal);

        foreach (var refused in new[]
        {
            await desk.Sync(bo, feed), await desk.Replay(bo, feed), await desk.Drop(bo, feed, 1), await desk.DropAll(bo, feed, RefusedWhole.Nothing), await desk.Stop(bo, feed), await desk.ReadAll(bo, feed), await desk.SetBack(bo, feed, DateTimeOffset.UnixEpoch), await desk.Clear(bo, stream),
            await desk.Approve(bo, feed, 1), await desk.Reject(bo, feed), await desk.Believe(bo, feed), await desk.Pause(bo, feed, "No reason."), await desk.Resume(bo, feed), await desk.Remove(bo, source), await desk.RemoveStream(bo, stream),
        })
        {
            Assert.True(refused.Refusal is NoLongerAdmin, $"{refused.Refusal}");
        }

        Assert.Equal(before, await Entries(portal));
        Assert.Null((await desk.Pause(ada.AsActor(), feed, "It moves.")).Refusal);
    }

    [Fact]
    public async Task A_credential_that_could_not_be_taken_out_of_the_vault_is_said_to_be_there()
    {
        var rule = new Forbidding { Action = "secret.removed" };
        await using var portal = await PortalUnderTest.Start(adjust: builder => builder.Services.AddSingleton<IMayChange>(rule));
        var ada = (await portal.FirstAdmin()).AsActor();
        var source = (await portal.Services.GetRequiredService<SystemDesk>().Add(ada, new SourceDraft { Name = "Ledger", Address = new("https://ledger.example.com"), Auth = new SourceAuth { Kind = AuthKind.Bearer } }, "sk-ledger", Stop)).Value;
        await using var scope = portal.Services.CreateAsyncScope();

        var removed = await scope.ServiceProvider.GetRequiredService<SourceDesk>().Remove(ada, source);

        var name = source.Auth.NameInVault();
        Assert.Equal($"Ledger is removed, but its credential, {name}, is still in the vault. Not now.", Assert.IsType<CredentialStays>(removed.Refusal).Message);
        Assert.Null(await portal.Services.GetRequiredService<SourceRegistry>().Find(source.Id, Stop));
        Assert.Equal(name, Assert.Single(await portal.Services.GetRequiredService<Vault>().List(Stop)).Name);
    }

    static async Task<int> Entries(PortalUnderTest portal)
    {
        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        return await db.Set<AuditEntry>().CountAsync(Stop);
    }
}
