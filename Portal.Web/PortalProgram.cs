using Portal.Engine;
using Portal.Web.Commands;

namespace Portal.Web;

/// <summary>The command line: serve (the default), or one of the commands. A problem is told in words and as an exit code.</summary>
public static class PortalProgram
{
    public const int CouldNotStart = 1;

    public static async Task<int> Run(string[] args)
    {
        try
        {
            if (CommandTable.Asked(args)) return await new CommandTable().Run(args, Console.Out, Console.Error);
            await using var portal = PortalApplication.Build(args);
            await portal.Start();
            await portal.WaitForShutdown();
            return 0;
        }
        catch (StartProblem problem)
        {
            await Tell(problem);
            return CouldNotStart;
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" })
        {
            // The framework's own settings: a file that is no JSON, an address or a log level that is none.
            await Tell(new StartProblem($"{e.Message} {e.InnerException?.Message}".Trim(), e));
            return CouldNotStart;
        }
    }

    static async Task Tell(StartProblem problem)
    {
        await Console.Error.WriteLineAsync("Portal cannot start:");
        foreach (var line in problem.Problems) await Console.Error.WriteLineAsync($"  - {line}");
    }
}
