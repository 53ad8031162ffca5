using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Bench;

/// <summary>
/// What the portal costs to start and to keep, against the SDK's own Blazor Server template: both published with the flags
/// of the Dockerfile, both past their first start, in turns, from the start of the process to the first 200 of a page.
/// </summary>
sealed class StartBench : IBenchRun
{
    const int Turns = 7;
    const double MostStart = 1.5, MostIdle = 2;

    public string Name => "start";

    public string Help => "Start-up time and idle memory, against the SDK's Blazor Server template.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        using var temp = new TempFolder();
        NamedRunContext.Progress("publishing both");
        var published = new PublishedPrograms(temp);
        var portal = await published.Portal(stop);
        var template = await published.Template(stop);

        // The first start migrates and makes keys; it is not measured.
        portal = portal with { Page = await FirstThatServes(portal, [Urls.SignIn, Urls.Setup, Urls.Home], stop) };
        await template.Start(stop);
        NamedRunContext.Progress($"the portal's page is {portal.Page}, the template's {template.Page}");

        var (ours, theirs) = (new List<StartMeasure>(), new List<StartMeasure>());
        for (var turn = 1; turn <= context.Number("turns", Turns); turn++)
        {
            ours.Add(await portal.Start(stop));
            theirs.Add(await template.Start(stop));
            NamedRunContext.Progress($"{turn}: portal {ours[^1]}, template {theirs[^1]}");
        }

        Compare(context, "start", "ms", ours.Select(one => one.Milliseconds), theirs.Select(one => one.Milliseconds), MostStart);
        Compare(context, "idle", "mb", ours.Select(one => one.Megabytes), theirs.Select(one => one.Megabytes), MostIdle);
    }

    static async Task<string> FirstThatServes(PublishedProgram program, string[] pages, CancellationToken stop)
    {
        foreach (var page in pages)
        {
            if (await (program with { Page = page }).Serves(stop)) return page;
        }

        throw new InvalidOperationException($"None of {string.Join(", ", pages)} answers 200.");
    }

    static void Compare(NamedRunContext context, string what, string unit, IEnumerable<double> ours, IEnumerable<double> theirs, double most)
    {
        var (portal, template) = (Median(ours), Median(theirs));
        context.Result($"{what}.portal_{unit}", Math.Round(portal, 1));
        context.Result($"{what}.template_{unit}", Math.Round(template, 1));
        context.Result($"{what}.ratio", Math.Round(portal / template, 2), portal / template < most, $"under {most}");
    }

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
