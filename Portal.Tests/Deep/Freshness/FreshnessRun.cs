using Portal.Engine.Persistence;
using Portal.Tests.Deep.Freshness.Checking;
using Portal.Tests.Deep.Freshness.Worlds;
using Portal.Tests.Running;

namespace Portal.Tests.Deep.Freshness;

/// <summary>Random worlds, in which all goes wrong that can, against an oracle that owes nothing to the product.</summary>
sealed class FreshnessRun : IDeepRun
{
    const int Hours = 1_000_000, ProductHours = 20_000, HoursBetweenWords = 100_000;

    public string Name => "freshness";

    public string Help => "Verdicts and gates of random worlds against an oracle: 1,000,000 stream-hours (--hours N, or only --world N), and 20,000 with each database (--product-hours N).";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        var only = context.Number("world", -1);
        var compared = only >= 0
            ? await World(context.Seed, only, new PureCore(), stop)
            : await Run(context.Seed, context.Number("hours", Hours), new PureCore(), stop, NamedRunContext.Progress);
        foreach (var (reason, many) in compared.Said.OrderBy(said => said.Key)) context.Result($"freshness.said.{reason}", many);
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var product = await WholeProduct.Open(kind, stop);
            Tell(context, $"freshness.{kind.ToString().ToLowerInvariant()}", only >= 0 ? await World(context.Seed, only, product, stop) : await Run(context.Seed, context.Number("product-hours", ProductHours), product, stop, NamedRunContext.Progress));
        }

        Tell(context, "freshness", compared);
    }

    public static async Task<Comparison> Run(int seed, int hours, IChecked told, CancellationToken stop, Action<string>? progress = null)
    {
        var compared = new Comparison(seed, told);
        var said = 0;
        for (var number = 0; compared.StreamHours < hours; number++)
        {
            await compared.Run(new World(seed, number), hours, stop);
            if (compared.StreamHours < (said + 1) * (double)HoursBetweenWords) continue;
            said = (int)(compared.StreamHours / HoursBetweenWords);
            progress?.Invoke($"{compared.StreamHours:N0} stream-hours in {number + 1} worlds, {compared.Checked:N0} checked, {compared.Wrong} wrong");
        }

        return compared;
    }

    static async Task<Comparison> World(int seed, int number, IChecked told, CancellationToken stop)
    {
        var compared = new Comparison(seed, told);
        await compared.Run(new World(seed, number), double.MaxValue, stop);
        return compared;
    }

    static void Tell(NamedRunContext context, string key, Comparison compared)
    {
        foreach (var wrong in compared.Wrongs) NamedRunContext.Progress(wrong);
        foreach (var (what, many) in compared.WrongOf) NamedRunContext.Progress($"{what}: {many:N0} wrong");
        context.Result($"{key}.stream_hours", (long)compared.StreamHours);
        context.Result($"{key}.checked", compared.Checked);
        context.Result($"{key}.gates", compared.Gated);
        context.Result($"{key}.wrong", compared.Wrong, compared.Wrong == 0, "0");
    }
}
