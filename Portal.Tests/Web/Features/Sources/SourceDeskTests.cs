using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sync.Boards;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Sources;
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
            await desk.Sync(bo, feed), await desk.Replay(bo, feed), await desk.Stop(bo, feed), await desk.ReadAll(bo, feed), await desk.SetBack(bo, feed, DateTimeOffset.UnixEpoch), await desk.Clear(bo, stream),
            await desk.Approve(bo, feed, 1), await desk.Reject(bo, feed), await desk.Believe(bo, feed), await desk.Pause(bo, feed, "No reason."), await desk.Resume(bo, feed), await desk.Remove(bo, source, streams), await desk.RemoveStream(bo, stream),
        })
        {
            Assert.True(refused.Refusal is NoLongerAdmin, $"{refused.Refusal}");
        }

        Assert.Equal(before, await Entries(portal));
        Assert.Null((await desk.Pause(ada.AsActor(), feed, "It moves.")).Refusal);
    }

    static async Task<int> Entries(PortalUnderTest portal)
    {
        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        return await db.Set<AuditEntry>().CountAsync(Stop);
    }
}
