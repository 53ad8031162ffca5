using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;
using Portal.Tests.Running;

namespace Portal.Tests.Web.Commands;

/// <summary>export, plan and apply as somebody types them, or a pipeline does.</summary>
public sealed class BlueprintCommandTests
{
    const string File = """
        version: 1

        entities:
          customer: # who pays
            label: Customer
            kind: keyed
            fields:
              - name: email
                type: text

        """;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_file_is_planned_applied_and_exported_with_its_comments(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        using var temp = new TempFolder();
        var file = temp.At("portal.yaml");
        await System.IO.File.WriteAllTextAsync(file, File, Stop);

        var plan = await Run(storage, "plan", file);
        Assert.Equal((2, "+ entity customer\n1 to add, 0 to change, 0 to remove, 0 unchanged.\n"), (plan.Code, plan.Output));
        var applied = await Run(storage, "apply", file, "--yes");
        Assert.Equal((0, ""), (applied.Code, applied.Errors));
        Assert.EndsWith("1 of 1 done.\n", applied.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Run(storage, "plan", file, "--prune")).Code);
        Assert.Equal(File.Replace(" # who pays", "", StringComparison.Ordinal), (await Run(storage, "export")).Output);
        Assert.Equal($"{file} is as it was.\n", (await Run(storage, "export", "--into", file)).Output);
        Assert.Equal(File, await System.IO.File.ReadAllTextAsync(file, Stop));

        await System.IO.File.WriteAllTextAsync(file, "version: 1\n", Stop);
        var kept = await Run(storage, "plan", file);
        Assert.Equal((0, "0 to add, 0 to change, 0 to remove, 0 unchanged.\nNot in the file, and left as they are: entity customer. --prune removes them.\n"), (kept.Code, kept.Output));
        Assert.Equal(0, (await Run(storage, "apply", file, "--prune", "--yes")).Code);
        Assert.Equal("version: 1\n", (await Run(storage, "export")).Output);
    }

    [Fact]
    public async Task Problems_are_told_with_line_and_column_and_nothing_is_changed()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        using var temp = new TempFolder();
        var file = temp.At("portal.yaml");
        await System.IO.File.WriteAllTextAsync(file, File.Replace("type: text", "type: txt", StringComparison.Ordinal), Stop);

        foreach (var said in new[] { await Run(storage, "plan", file), await Run(storage, "apply", file, "--yes") })
        {
            Assert.Equal(1, said.Code);
            Assert.Contains($"{file}:9:15: customer / fields / type: Did you mean text?\n1 problem; nothing was changed.", said.Errors, StringComparison.Ordinal);
        }

        Assert.Equal("version: 1\n", (await Run(storage, "export")).Output);
        Assert.Equal(1, (await Run(storage, "plan", temp.At("nowhere.yaml"))).Code);
    }

    [Fact]
    public async Task Beside_a_portal_that_runs_they_work_and_only_to_apply_on_SQLite_say_what_to_do_instead()
    {
        using var temp = new TempFolder();
        var file = temp.At("portal.yaml");
        await System.IO.File.WriteAllTextAsync(file, File, Stop);
        await using var postgres = await TestStorage.New(DatabaseKind.Postgres);
        await using (await PortalUnderTest.StartOn(postgres))
        {
            Assert.Equal(0, (await Run(postgres, "apply", file, "--yes")).Code);
            Assert.Contains("customer:", (await Run(postgres, "export")).Output, StringComparison.Ordinal);
        }

        await using var sqlite = await TestStorage.New(DatabaseKind.Sqlite);
        await using var portal = await PortalUnderTest.StartOn(sqlite);
        Assert.Equal((2, "+ entity customer\n1 to add, 0 to change, 0 to remove, 0 unchanged.\n"), (await Run(sqlite, "plan", file) is var plan ? (plan.Code, plan.Output) : default));
        Assert.Equal((0, "version: 1\n"), (await Run(sqlite, "export") is var export ? (export.Code, export.Output) : default));
        var refused = await Run(sqlite, "apply", file, "--yes");
        Assert.Equal(1, refused.Code);
        Assert.Contains("is in use by another portal", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("While it runs, its page Configuration does the same.", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_portal_that_is_still_starting_they_wait_for_nothing_and_make_no_key()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var starting = new SqliteDatabase(storage.Folder, TimeProvider.System);
        await starting.Prepare(Stop);

        var said = await Run(storage, "export");

        Assert.Equal((1, "The portal that has this data folder is still starting. Try again in a moment."), (said.Code, said.Errors.Trim()));
        Assert.Equal([], Directory.EnumerateFiles(storage.Folder.Path, "*.key*"));
    }

    [Theory]
    [InlineData("usage: export [--into <file>]", "export", "what")]
    [InlineData("usage: plan <file> [--prune]", "plan")]
    [InlineData("usage: apply <file> [--prune] [--yes]", "apply", "one", "two")]
    public async Task Asked_wrongly_they_say_how(string usage, params string[] words)
    {
        var said = await Said.By(words);
        Assert.Equal((2, usage), (said.Code, said.Errors.Trim()));
    }

    static Task<Said> Run(TestStorage storage, params string[] words) => Said.By([.. words, .. storage.Settings]);
}
