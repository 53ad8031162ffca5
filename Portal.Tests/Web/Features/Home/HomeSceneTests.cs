using Microsoft.EntityFrameworkCore;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.History;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Workflows;
using Portal.Tests.Engine.Workflows;
using Portal.Tests.Running;
using Portal.Web.Features.Home.Now;

namespace Portal.Tests.Web.Features.Home;

public sealed class HomeSceneTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_stream_that_was_cleared_shows_as_unknown_by_hour_and_by_day_until_it_was_read_again(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind);
        await house.Read();
        var (stream, now) = (house.House.Feed.StreamId, house.Now);
        await Told(house, stream, (now.AddDays(-400), Verdict.Unknown, Reason.NeverVerified), (now.AddDays(-399), Verdict.Fresh, Reason.InTime), (now.AddHours(-25), Verdict.Unknown, Reason.NeverVerified), (now.AddHours(-2), Verdict.Fresh, Reason.InTime));
        var history = house.Get<VerdictHistory>();
        Assert.Equal([KeyValuePair.Create(stream, (DateTimeOffset?)now.AddDays(-399))], await history.FirstKnown([stream, 99], Stop));
        var scene = new HomeScene(house.Get<FreshnessBoard>(), history, house.Get<WorkflowRegistry>(), house.Get<EntityModel>(), house.House.Clock);

        await scene.Load(byDay: false, TimeZoneInfo.Utc);
        Assert.All(Assert.Single(scene.Heat.Rows).Cells.Take(21), cell => Assert.Equal(Verdict.Unknown, cell));
        Assert.Equal([Verdict.Fresh, Verdict.Fresh], scene.Heat.Rows[0].Cells.Skip(21).Take(2));
        await scene.Load(byDay: true, TimeZoneInfo.Utc);
        Assert.Equal([Verdict.Fresh, Verdict.Unknown, Verdict.Unknown], Assert.Single(scene.Heat.Rows).Cells.TakeLast(3));

        // Before it was read at all, nothing is known.
        await Told(house, stream, (now.AddHours(-25), Verdict.Unknown, Reason.NeverVerified), (now.AddHours(-2), Verdict.Fresh, Reason.InTime));
        await scene.Load(byDay: false, TimeZoneInfo.Utc);
        Assert.All(Assert.Single(scene.Heat.Rows).Cells.Take(21), cell => Assert.Null(cell));
    }

    static Task<int> Told(WorkflowHouse house, long stream, params (DateTimeOffset At, Verdict Verdict, Reason Reason)[] told) => house.Get<IDatabase>().Write(async db =>
    {
        await db.Set<VerdictChange>().ExecuteDeleteAsync(Stop);
        foreach (var (at, verdict, reason) in told)
        {
            db.Add(new VerdictChange { Stream = stream, Field = "", At = Instant.Of(at), Verdict = verdict, Reason = reason });
            await db.SaveChangesAsync(Stop);
        }

        return told.Length;
    }, WritePriority.Program, Stop);
}
