using Portal.Tests.Deep.Freshness.Checking;
using Portal.Tests.Deep.Freshness.Worlds;
using Portal.Tests.Running;

namespace Portal.Tests.Deep.Freshness;

/// <summary>Random worlds, in which all goes wrong that can, against an oracle that owes nothing to the product.</summary>
sealed class FreshnessRun : IDeepRun
{
    const int Hours = 1_000_000, HoursBetweenWords = 100_000;

    public string Name => "freshness";

    public string Help => "Verdicts and gates of random worlds against an oracle: 1,000,000 stream-hours (--hours N, or only --world N).";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        var only = context.Number("world", -1);
        var compared = only >= 0
            ? await World(context.Seed, only, stop)
            : await Run(context.Seed, context.Number("hours", Hours), stop, NamedRunContext.Progress);
        foreach (var wrong in compared.Wrongs) NamedRunContext.Progress(wrong);
        foreach (var (reason, many) in compared.Said.OrderBy(said => said.Key)) context.Result($"freshness.said.{reason}", many);
        foreach (var (what, many) in compared.WrongOf) NamedRunContext.Progress($"{what}: {many:N0} wrong");
        context.Result("freshness.stream_hours", (long)compared.StreamHours);
        context.Result("freshness.checked", compared.Checked);
        context.Result("freshness.gates", compared.Gated);
        context.Result("freshness.wrong", compared.Wrong, compared.Wrong == 0, "0");
    }

    public static async Task<Comparison> Run(int seed, int hours, CancellationToken stop, Action<string>? progress = null)
    {
        var compared = new Comparison(seed, new PureCore());
        var told = 0;
        for (var number = 0; compared.StreamHours < hours; number++)
        {
            await compared.Run(new World(seed, number), stop);
            if (compared.StreamHours < (told + 1) * (double)HoursBetweenWords) continue;
            told = (int)(compared.StreamHours / HoursBetweenWords);
            progress?.Invoke($"{compared.StreamHours:N0} stream-hours in {number + 1} worlds, {compared.Checked:N0} checked, {compared.Wrong} wrong");
        }

        return compared;
    }

    static async Task<Comparison> World(int seed, int number, CancellationToken stop)
    {
        var compared = new Comparison(seed, new PureCore());
        await compared.Run(new World(seed, number), stop);
        return compared;
    }
}
