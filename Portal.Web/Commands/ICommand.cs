namespace Portal.Web.Commands;

/// <summary>Something the program does instead of serving, when its name is the first word on the command line. Found by scanning.</summary>
public interface ICommand
{
    /// <summary>One word, lower case.</summary>
    string Name { get; }

    /// <summary>What comes after the name, such as "&lt;file&gt;"; empty when nothing does.</summary>
    string Usage { get; }

    /// <summary>What it does, in one sentence.</summary>
    string Help { get; }

    /// <summary>Words of its own that begin with two dashes; all others that do are settings.</summary>
    IReadOnlyList<string> Flags => [];

    /// <returns>The exit code: 0 when it was done, 1 when it was not, 2 when it was asked wrongly (of plan: when there is something to apply).</returns>
    Task<int> Run(CommandCall call, CancellationToken stop);
}
