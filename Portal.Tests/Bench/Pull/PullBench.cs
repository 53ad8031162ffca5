using Portal.Engine.Persistence;
using Portal.Tests.Bench.Ceilings;
using Portal.Tests.Running;

namespace Portal.Tests.Bench.Pull;

/// <summary>
/// A pull from a local API into the store, beside what the database could at best take: rows a second for new records,
/// unchanged ones, a tenth changed, and new ones onto many; memory above idle.
/// </summary>
sealed class PullBench : IBenchRun
{
    const int Small = 100_000, Large = 1_000_000, Page = 1000, SmallPage = 100;
    const double LeastNew = 0.4, LeastSame = 1, LeastGrown = 0.7, MostMegabytes = 150;

    public string Name => "pull";

    public string Help => "A pull of 100,000 and 1,000,000 records (--small N, --large N) on both databases, beside the bare ceiling.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        var (small, large) = (context.Number("small", Small), context.Number("large", Large));
        await using var api = ChildProgram.OfTests("pull-api", [$"{large + small}"]);
        var address = (await api.Line(@"^listening (\S+)$", stop)).Groups[1].Value;
        foreach (var kind in Enum.GetValues<DatabaseKind>()) await Measure(context, kind, address, small, large, stop);
    }

    static async Task Measure(NamedRunContext context, DatabaseKind kind, string api, int small, int large, CancellationToken stop)
    {
        var key = $"pull.{kind.ToString().ToLowerInvariant()}";
        var isSqlite = kind == DatabaseKind.Sqlite;
        var before = await Ceiling(kind, small * 3);
        Pulled first, paged, many, same, tenth, grown;
        await using (var puller = await Puller.Start(kind, api, stop))
        {
            // The first pull also compiles; that is paid once in a process's life.
            await puller.Pull(0, 0, small / 10, Page, stop);
            first = Told(key, "new, small", await puller.Pull(0, large, large + small, Page, stop));
        }

        await using (var puller = await Puller.Start(kind, api, stop)) paged = Told(key, "new, small pages", await puller.Pull(0, 0, small, SmallPage, stop));
        await using (var puller = await Puller.Start(kind, api, stop))
        {
            many = Told(key, "new, large", await puller.Pull(0, 0, large, Page, stop));
            same = Told(key, "unchanged", await puller.Pull(0, 0, large, Page, stop));
            tenth = Told(key, "a tenth changed", await puller.Pull(1, 0, large, Page, stop));
            grown = Told(key, "new onto many", await puller.Pull(0, large, large + small, Page, stop));
        }

        var after = await Ceiling(kind, small * 3);
        var ceiling = (before + after) / 2;
        NamedRunContext.Progress($"{key}: ceiling {before:0} before, {after:0} after");
        context.Result($"{key}.ceiling.rows_s", Math.Round(ceiling));
        context.Result($"{key}.new.rows_s", Math.Round(many.Rate));
        context.Result($"{key}.new.small_pages.rows_s", Math.Round(paged.Rate));
        context.Result($"{key}.same.rows_s", Math.Round(same.Rate));
        context.Result($"{key}.tenth.rows_s", Math.Round(tenth.Rate));
        Held(context, isSqlite, $"{key}.new.ratio", many.Rate / ceiling, LeastNew);
        Held(context, isSqlite, $"{key}.same_over_new", same.Rate / many.Rate, LeastSame);
        Held(context, isSqlite, $"{key}.grown.ratio", grown.Rate / first.Rate, LeastGrown);
        foreach (var (size, pulled) in new[] { ("100k", first), ("1m", many) })
        {
            var bar = isSqlite ? pulled.Megabytes < MostMegabytes : true;
            context.Result($"{key}.rss_mb.{size}", Math.Round(pulled.Megabytes, 1), bar, $"under {MostMegabytes}");
        }
    }

    static void Held(NamedRunContext context, bool isBar, string key, double ratio, double least) =>
        context.Result(key, Math.Round(ratio, 2), !isBar || ratio >= least, $"at least {least}");

    static async Task<double> Ceiling(DatabaseKind kind, int rows)
    {
        using var temp = new TempFolder();
        if (kind == DatabaseKind.Sqlite) return SqliteCeiling.New(temp.At("ceiling.db"), rows);
        await using var storage = await TestStorage.New(kind);
        return await PostgresCeiling.New(storage.ConnectionString!, rows);
    }

    static Pulled Told(string key, string what, Pulled pulled)
    {
        NamedRunContext.Progress(FormattableString.Invariant($"{key} {what}: {pulled.Read} read, {pulled.Added} added, {pulled.Changed} changed, {pulled.Rate:0} rows/s, {pulled.Megabytes:0.0} MB above idle ({pulled.IdleMb:0.0})"));
        return pulled;
    }
}
