using Portal.Tests.Servers;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Portal.Tests.Running;

/// <summary>The test program: a named run (deep, bench), a helper process of a test (child), or xunit with all its options.</summary>
static class TestProgram
{
    public static async Task<int> Run(string[] args)
    {
        try
        {
            return args switch
            {
                ["deep", .. var rest] => await new NamedRuns<IDeepRun>("deep/run").Run(rest),
                ["bench", .. var rest] => await new NamedRuns<IBenchRun>("bench/run").Run(rest),
                ["child", var name, .. var rest] => await Named<IChildProcess>.Find()[name].Run(rest),
                // Two ways in which an editor or `dotnet test` asks.
                _ when args.Any(arg => arg is "--server" or "--internal-msbuild-node") =>
                    await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
                _ => await ConsoleRunner.Run(args),
            };
        }
        finally
        {
            await PostgresServer.StopIfStarted();
        }
    }
}
