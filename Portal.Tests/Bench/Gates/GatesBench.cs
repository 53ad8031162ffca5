using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Bench.Gates;

/// <summary>
/// How long after a tolerance has passed a gate says so, and how long after the data is fresh again it is open: as answered to
/// whoever asks, and as written down and told to the workflow. With many streams and workflows, while pulls run.
/// </summary>
sealed class GatesBench : IBenchRun
{
    const int Streams = 1000, Workflows = 200, Pulls = 20, RowsOfAPull = 200_000;
    const double Bar = 5;

    public string Name => "gates";

    public string Help => "The seconds until gates close and open (--streams N, --workflows N, --pulls N) on both databases.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        var (streams, workflows, pulls) = (context.Number("streams", Streams), context.Number("workflows", Workflows), context.Number("pulls", Pulls));
        await using var api = ChildProgram.OfTests("pull-api", [$"{RowsOfAPull}"]);
        var address = new Uri((await api.Line(@"^listening (\S+)$", stop)).Groups[1].Value);
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            var key = $"gates.{kind.ToString().ToLowerInvariant()}";
            await using var town = await GateTown.Open(kind, address, streams / workflows, workflows, stop);
            await using var pulling = await Pulling.Begin(town, pulls, RowsOfAPull, stop);
            var watched = await town.Watch(stop);
            var rows = await pulling.End();
            context.Result($"{key}.streams", workflows * (streams / workflows));
            context.Result($"{key}.workflows", workflows);
            context.Result($"{key}.pulls", pulls);
            context.Result($"{key}.pulled_rows", rows, rows > 0 || pulls == 0, "some");
            foreach (var (what, seconds) in watched)
            {
                var sorted = seconds.Order().ToArray();
                context.Result($"{key}.{what}.p50_s", Math.Round(sorted[sorted.Length / 2], 3));
                context.Result($"{key}.{what}.max_s", Math.Round(sorted[^1], 3), sorted[^1] <= Bar, $"at most {Bar}");
            }
        }
    }
}
