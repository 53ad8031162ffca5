using System.Globalization;
using Portal.Tests.House;
using Portal.Tests.Running;

namespace Portal.Tests.Docker;

/// <summary>The Dockerfile, carried out step by step on this machine, and the container it would make.</summary>
public sealed class DockerfileTests
{
    const string Unwritable = "Read-only file system";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_dockerfile_builds_serves_as_a_user_without_rights_on_a_read_only_root()
    {
        using var temp = new TempFolder();
        var image = await Build(temp);
        Assert.NotEqual("0", image.User);
        Assert.Equal(["/data"], image.Volumes);
        Assert.Equal("http://+:8080", image.Environment["Portal__Listen"]);
        await using (var probe = image.Start(["sh", "-c", "touch /portal/probe; touch /tmp/probe; touch /data/probe && rm /data/probe"]))
        {
            Assert.True(await probe.Ended(Stop) == 0, probe.Output);
            Assert.Equal(2, probe.Output.Split(Unwritable).Length - 1);
        }

        // Other programs of this machine may have 8080.
        var listen = new Dictionary<string, string> { ["Portal__Listen"] = string.Create(CultureInfo.InvariantCulture, $"http://+:{FreePort.Next()}") };
        await using var portal = image.Start(image.Entrypoint, listen);
        await portal.Line("Portal is ready at", Stop);
        Assert.Equal((0, ""), await Health(image, listen));
        Assert.True(File.Exists(image.Added("/data/portal.db")));

        portal.Kill();
        await portal.Ended(Stop);
        var (code, reason) = await Health(image, listen);
        Assert.Equal(1, code);
        Assert.Contains("/health/ready does not answer", reason);
    }

    [Fact]
    public void The_context_leaves_out_what_a_build_leaves_behind()
    {
        var context = new DockerContext();
        Assert.True(context.Ignores("Portal.Web/bin/Debug/net10.0/Portal.Web.dll"));
        Assert.True(context.Ignores("data/portal.db"));
        Assert.DoesNotContain(SourceFiles.All, path => path.StartsWith("Portal.Web/", StringComparison.Ordinal) && context.Ignores(path));
    }

    static async Task<DockerStage> Build(TempFolder temp)
    {
        var context = new DockerContext();
        var stages = new Dictionary<string, DockerStage>();
        DockerStage? stage = null;
        foreach (var step in DockerStep.Read(SourceFiles.Lines("Dockerfile")))
        {
            if (step.Instruction == "FROM")
            {
                var name = step.Words is [_, "AS", var given] ? given : "last";
                stages[name] = stage = new DockerStage(temp.At(name));
            }
            else
            {
                await stage!.Carry(step, context, stages, Stop);
            }
        }

        return stage!;
    }

    static async Task<(int Code, string Said)> Health(DockerStage image, Dictionary<string, string> environment)
    {
        await using var health = image.Start(image.HealthCheck, environment);
        return (await health.Ended(Stop), health.Output);
    }
}
