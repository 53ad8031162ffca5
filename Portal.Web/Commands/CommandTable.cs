namespace Portal.Web.Commands;

/// <summary>All commands of the program, by name. Two with one name stop the program.</summary>
public sealed class CommandTable
{
    public const int AskedWrongly = 2;

    static readonly string[] AsksForHelp = ["help", "--help", "-h", "-?"];

    readonly SortedDictionary<string, ICommand> _commands = new(StringComparer.Ordinal);

    public CommandTable()
    {
        var kinds = typeof(CommandTable).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ICommand)) && type.IsClass && !type.IsAbstract);
        foreach (var command in kinds.Select(kind => (ICommand)Activator.CreateInstance(kind)!))
        {
            if (!_commands.TryAdd(command.Name, command))
                throw new InvalidOperationException($"{command.GetType()} and {_commands[command.Name].GetType()} are both called {command.Name}.");
        }
    }

    public IEnumerable<ICommand> All => _commands.Values;

    /// <summary>Whether the command line names a command. Settings alone, or nothing, mean: serve.</summary>
    public static bool Asked(string[] args) =>
        args is [var first, ..] && (AsksForHelp.Contains(first) || !(first.StartsWith('-') || first.StartsWith('/') || first.Contains('=')));

    public async Task<int> Run(string[] args, TextWriter output, TextWriter errors, CancellationToken stop = default)
    {
        if (_commands.TryGetValue(args[0], out var command))
        {
            var (words, settings) = Split(args.AsSpan(1), command.Flags);
            return await command.Run(new CommandCall(words, PortalApplication.Settings(settings), output, errors), stop);
        }

        var wasAsked = AsksForHelp.Contains(args[0]);
        var told = wasAsked ? output : errors;
        if (!wasAsked) await told.WriteLineAsync($"There is no command called {args[0]}.");
        await Tell(told);
        return wasAsked ? 0 : AskedWrongly;
    }

    async Task Tell(TextWriter told)
    {
        await told.WriteLineAsync("Without a command the portal serves. The commands are:");
        foreach (var command in All) await told.WriteLineAsync($"  {$"{command.Name} {command.Usage}",-28} {command.Help}");
        await told.WriteLineAsync("Any setting can follow, for example --Portal:DataFolder=/srv/portal");
    }

    /// <summary>Words are the command's; --Key=value and --Key value are settings, as the framework reads them.</summary>
    static (IReadOnlyList<string> Words, string[] Settings) Split(ReadOnlySpan<string> args, IReadOnlyList<string> flags)
    {
        var words = new List<string>();
        var settings = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || flags.Contains(args[i]))
            {
                words.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!args[i].Contains('=') && i + 1 < args.Length) settings.Add(args[++i]);
        }

        return (words, [.. settings]);
    }
}
