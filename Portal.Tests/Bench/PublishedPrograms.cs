using System.Diagnostics;
using Portal.Tests.Docker;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Bench;

/// <summary>The portal and the template, each published from a folder of its own with the flags of the Dockerfile.</summary>
sealed class PublishedPrograms(TempFolder temp)
{
    static readonly string[] Flags = ["-c", "Release", "-r", "linux-x64", "--no-self-contained", "-p:PublishReadyToRun=true", "-p:RunAnalyzers=false"];

    public async Task<PublishedProgram> Portal(CancellationToken stop)
    {
        new DockerContext().Copy(".", temp.At("portal-source"));
        await Publish(temp.At("portal-source", "Portal.Web"), temp.At("portal"), stop);
        return new PublishedProgram(temp.At("portal", "Portal.Web.dll"), [$"--Portal:DataFolder={temp.At("data")}"], Urls.Home);
    }

    /// <summary>Untouched but for the script, which it would not restore either.</summary>
    public async Task<PublishedProgram> Template(CancellationToken stop)
    {
        var source = temp.At("Template");
        await Run(["new", "blazor", "--interactivity", "Server", "--no-restore", "--output", source], stop);
        var project = Path.Combine(source, "Template.csproj");
        var text = await File.ReadAllTextAsync(project, stop);
        await File.WriteAllTextAsync(project, text.Replace("</Project>", $"<Import Project=\"{Repository.Path("build", "BlazorScript.targets")}\" /></Project>"), stop);
        await Publish(source, temp.At("template"), stop);
        return new PublishedProgram(temp.At("template", "Template.dll"), [], "/");
    }

    static Task Publish(string source, string output, CancellationToken stop) => Run(["publish", source, .. Flags, "--output", output], stop);

    static async Task Run(string[] arguments, CancellationToken stop)
    {
        await using var dotnet = new ChildProgram(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Path.GetTempPath() });
        if (await dotnet.Ended(stop) != 0) throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}:\n{dotnet.Output}");
    }
}
