namespace Portal.Tests.Running;

/// <summary>`deep/run NAME [--seed S] [--key value …]` and its twin for measurements.</summary>
sealed class NamedRuns<T>(string command) where T : INamedRun
{
    const int MissedABar = 1, AskedWrongly = 2;

    readonly SortedDictionary<string, T> _runs = Named<T>.Find();

    public async Task<int> Run(string[] args)
    {
        if (args is not [var name, .. var rest] || !_runs.TryGetValue(name, out var run))
        {
            Console.Error.WriteLine($"usage: {command} NAME [--seed S]");
            foreach (var known in _runs.Values) Console.Error.WriteLine($"  {known.Name,-16} {known.Help}");
            return AskedWrongly;
        }

        var context = new NamedRunContext(ReadOptions(rest));
        Console.WriteLine($"{command} {run.Name} --seed {context.Seed}");
        await run.Run(context, CancellationToken.None);
        return context.Finish() ? 0 : MissedABar;
    }

    static Dictionary<string, string> ReadOptions(string[] args)
    {
        var options = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
                throw new ArgumentException($"{args[i]} is not an option with a value, such as --seed 7.");
            options[args[i][2..]] = args[i + 1];
        }

        return options;
    }
}
