using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Bench.Slots;

/// <summary>
/// A real portal with many feeds of one minute against its sample company: how long after its slot each run begins. Beside it,
/// in the same process and at the same slots, a bare timer that starts nothing: what the machine allows.
/// </summary>
sealed class ScheduleBench : IBenchRun
{
    const int Feeds = 200, Minutes = 10;
    const double Bar = 5_000;

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Settling = TimeSpan.FromSeconds(30);

    public string Name => "schedule";

    public string Help => "How late 200 feeds of one minute begin (--feeds N) over ten minutes (--minutes N), beside a bare timer at the same slots.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        var (many, minutes) = (context.Number("feeds", Feeds), context.Number("minutes", Minutes));
        await using var portal = await PortalUnderTest.Start(DatabaseKind.Sqlite, settings: ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:LoginDays=1", "--Logging:Captured:LogLevel:Default=None"]);
        var feeds = await Connect(portal.Services, many, stop);
        // All of them were new and due at once: that is their first run, not their slots, which begin within two intervals.
        await Settled(portal.Services, feeds, stop);
        await Task.Delay(2 * Minute, TimeProvider.System, stop);
        var from = TimeProvider.System.GetUtcNow();
        var until = from + (minutes * Minute);
        var slots = feeds.ToDictionary(feed => feed.Id, feed => Of(feed, from, until));
        var timer = BareTimer.Late(slots.Values.SelectMany(all => all), stop);
        await Task.Delay(until - from + Settling, TimeProvider.System, stop);
        var (late, passed) = await Late(portal.Services, slots, until, stop);
        var bare = await timer;

        context.Result("schedule.feeds", many);
        context.Result("schedule.slots", slots.Values.Sum(all => all.Length));
        context.Result("schedule.runs", late.Length, late.Length > 0, "some");
        context.Result("schedule.let_pass", passed, passed == 0, "0");
        context.Result("schedule.p50_late_ms", Math.Round(At(late, 0.5), 1));
        context.Result("schedule.max_late_ms", Math.Round(late[^1], 1));
        context.Result("schedule.bare_timer_p99_late_ms", Math.Round(At(bare, 0.99), 1));
        context.Result("schedule.p99_over_bare_timer", Math.Round(At(late, 0.99) / Math.Max(0.1, At(bare, 0.99)), 1));
        context.Result("schedule.p99_late_ms", Math.Round(At(late, 0.99), 1), At(late, 0.99) <= Bar, $"at most {Bar}");
    }

    /// <summary>The sample company, and copies of its streams until there are so many feeds; each with its own rows.</summary>
    static async Task<IReadOnlyList<Feed>> Connect(IServiceProvider services, int many, CancellationToken stop)
    {
        var source = (await services.GetRequiredService<SampleConnection>().Connect(Actor.Portal, stop)).Value;
        var (streams, ways) = (services.GetRequiredService<StreamRegistry>(), services.GetRequiredService<FeedRegistry>());
        var all = new List<Feed>();
        var kinds = await streams.List(source.Id, stop);
        foreach (var stream in kinds)
        {
            foreach (var feed in await ways.List(stream.Id, stop)) all.Add((await ways.Change(Actor.Portal, feed.Id, EachMinute(feed), stop)).Value);
        }

        var first = all.ToArray();
        for (var i = 0; all.Count < many; i++)
        {
            var (kind, model) = (kinds[i % kinds.Count], first[i % first.Length]);
            var stream = (await streams.Add(Actor.Portal, source.Id, StreamDraft.Of(kind) with { Name = $"{kind.Name} {i}" }, stop)).Value;
            all.Add((await ways.Add(Actor.Portal, stream.Id, EachMinute(model), stop)).Value);
        }

        return all;
    }

    static FeedDraft EachMinute(Feed feed) => FeedDraft.Of(feed) with { Schedule = Schedule.Each(Minute) };

    static async Task Settled(IServiceProvider services, IReadOnlyList<Feed> feeds, CancellationToken stop)
    {
        var book = services.GetRequiredService<RunBook>();
        foreach (var feed in feeds)
        {
            while (!(await book.Of(feed.Id, 0, 5, stop)).Any(run => run.EndedAt is not null)) await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, stop);
        }
    }

    static DateTimeOffset[] Of(Feed feed, DateTimeOffset from, DateTimeOffset until) =>
        [.. feed.Schedule.ToTimetable(feed.Id, feed.CreatedAt, _ => null)!.Slots(from, int.MaxValue).TakeWhile(slot => slot < until)];

    /// <summary>Each run belongs to the last slot before it; a slot without one was let pass.</summary>
    static async Task<(double[] Late, int Passed)> Late(IServiceProvider services, Dictionary<long, DateTimeOffset[]> slots, DateTimeOffset until, CancellationToken stop)
    {
        var book = services.GetRequiredService<RunBook>();
        var late = new List<double>();
        var passed = 0;
        foreach (var (feed, own) in slots)
        {
            var runs = (await book.Of(feed, 0, own.Length + 5, stop)).Where(run => run.Trigger == RunTrigger.Schedule).Select(run => run.StartedAt).Order().ToArray();
            foreach (var (slot, next) in own.Zip(own.Skip(1).Append(own.Length > 0 ? own[^1] + Minute : until)))
            {
                var begun = runs.Where(at => at >= slot && at < next).Select(at => (DateTimeOffset?)at).FirstOrDefault();
                if (begun is { } start) late.Add((start - slot).TotalMilliseconds);
                else passed++;
            }
        }

        return ([.. late.Order()], passed);
    }

    static double At(double[] sorted, double share) => sorted.Length == 0 ? double.MaxValue : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
