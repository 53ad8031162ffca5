using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Tests.Running;

namespace Portal.Tests.Docker;

/// <summary>
/// One stage of a Dockerfile, carried out without a container engine: this machine stands in for the base image, and what
/// the stage adds lies over it in a folder of its own. Commands run inside, with processes and mounts of their own.
/// </summary>
sealed partial class DockerStage
{
    readonly string _added;
    readonly string _work;
    readonly string _root;
    readonly Dictionary<string, string> _environment = new()
    {
        ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        // As the .NET base images have them.
        ["APP_UID"] = "1654",
        ["ASPNETCORE_HTTP_PORTS"] = "8080",
        ["DOTNET_RUNNING_IN_CONTAINER"] = "true",
    };

    string _folder = "/";

    public DockerStage(string home)
    {
        (_added, _work, _root) = (Path.Combine(home, "added"), Path.Combine(home, "work"), Path.Combine(home, "root"));
        foreach (var folder in new[] { _added, _work, _root }) Directory.CreateDirectory(folder);
    }

    public string User { get; private set; } = "0";

    public string[] Volumes { get; private set; } = [];

    public string[] Entrypoint { get; private set; } = [];

    public string[] HealthCheck { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Environment => _environment;

    string Lay => $"mount -t overlay overlay -o lowerdir=/,upperdir='{_added}',workdir='{_work}' '{_root}'";

    /// <summary>Where a path of the stage lies on this machine.</summary>
    public string Added(string path) => _added + path;

    public async Task Carry(DockerStep step, DockerContext context, IReadOnlyDictionary<string, DockerStage> stages, CancellationToken stop)
    {
        switch (step.Instruction)
        {
            case "WORKDIR": Directory.CreateDirectory(Added(_folder = step.Body)); break;
            case "ENV": SetEnvironment(step.Words); break;
            case "USER": User = Expand(step.Body); break;
            case "VOLUME": Volumes = step.Words; break;
            case "EXPOSE": _ = int.Parse(step.Body, CultureInfo.InvariantCulture); break;
            case "ENTRYPOINT": Entrypoint = JsonSerializer.Deserialize<string[]>(step.Body)!; break;
            case "HEALTHCHECK": HealthCheck = JsonSerializer.Deserialize<string[]>(step.Body["CMD ".Length..])!; break;
            case "COPY": await Copy(step, context, stages, stop); break;
            case "RUN": await Run(step, stop); break;
            default: throw new NotSupportedException($"{step.Instruction} is not known here: add it, so that nothing of the Dockerfile goes untried.");
        }
    }

    /// <summary>Starts a command in the finished stage: nothing can be written but its volumes, by nobody but its user.</summary>
    public ChildProgram Start(string[] command, IReadOnlyDictionary<string, string>? more = null)
    {
        var volumes = string.Concat(Volumes.Select(volume => $"mount --bind '{Added(volume)}' '{_root}{volume}'\n"));
        return Inside($"{Lay}\nmount -o remount,ro '{_root}'\n{volumes}", User, command, more);
    }

    async Task Run(DockerStep step, CancellationToken stop)
    {
        await using var run = Inside(Lay, User, ["sh", "-c", step.Rest], Quiet);
        var code = await run.Ended(stop);
        Assert.True(code == 0, string.Create(CultureInfo.InvariantCulture, $"RUN {step.Rest} ended with {code}:\n{run.Output}"));
    }

    async Task Copy(DockerStep step, DockerContext context, IReadOnlyDictionary<string, DockerStage> stages, CancellationToken stop)
    {
        var target = Added(Path.Combine(_folder, step.Words[^1]));
        var from = step.Flags.SingleOrDefault(flag => flag.StartsWith("--from=", StringComparison.Ordinal));
        foreach (var source in step.Words[..^1])
        {
            if (from is null)
            {
                context.Copy(source, target);
                continue;
            }

            await using var copy = new ChildProgram(new ProcessStartInfo("cp", ["-a", stages[from["--from=".Length..]].Added(source), target]));
            Assert.True(await copy.Ended(stop) == 0, copy.Output);
        }
    }

    ChildProgram Inside(string mounting, string user, string[] command, IReadOnlyDictionary<string, string>? more)
    {
        var script = $"""
            set -e
            mount --make-rprivate /
            {mounting}
            mount -t proc proc '{_root}/proc'
            mount --rbind /dev '{_root}/dev'
            exec chroot --userspec={user}:{user} '{_root}' "$@"
            """;
        var variables = _environment.Concat(more ?? new Dictionary<string, string>()).GroupBy(one => one.Key).Select(one => $"{one.Key}={one.Last().Value}");
        string[] settled = ["env", $"--chdir={_folder}", "-i", .. variables, .. command];
        return new ChildProgram(new ProcessStartInfo("unshare", ["--mount", "--pid", "--fork", "--kill-child", "--", "sh", "-c", script, "sh", .. settled]));
    }

    void SetEnvironment(string[] words)
    {
        foreach (var word in words)
        {
            var (name, value) = word.Split('=', 2) is [var before, var after] ? (before, after) : throw new FormatException($"ENV {word}");
            _environment[name] = Expand(value);
        }
    }

    string Expand(string text) => Variable().Replace(text, match => _environment[match.Groups[1].Value]);

    /// <summary>A container has the packages of its own; here they come from the home of whoever runs the tests, and no build server stays behind.</summary>
    static Dictionary<string, string> Quiet => System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        .Where(one => (string)one.Key is "HOME" || ((string)one.Key).Contains("PROXY", StringComparison.OrdinalIgnoreCase) || ((string)one.Key).Contains("SSL", StringComparison.Ordinal))
        .Append(new("DOTNET_NOLOGO", "1")).Append(new("MSBUILDDISABLENODEREUSE", "1")).Append(new("UseSharedCompilation", "false")).Append(new("DEBIAN_FRONTEND", "noninteractive"))
        .ToDictionary(one => (string)one.Key, one => (string)one.Value!);

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Variable();
}
