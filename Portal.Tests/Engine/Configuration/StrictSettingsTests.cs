using Microsoft.Extensions.Configuration;
using Portal.Engine;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Engine.Configuration;

public sealed class StrictSettingsTests
{
    [Fact]
    public void The_defaults_need_no_editing()
    {
        var options = Read();
        Assert.Equal(("data", "http://localhost:5080", DatabaseKind.Sqlite), (options.DataFolder, options.Listen, options.Database.Kind));
    }

    [Fact]
    public void All_problems_are_told_at_once_each_with_its_key_and_its_environment_variable()
    {
        var problem = Assert.Throws<StartProblem>(() => Read(
            ("Portal:Lisen", "http://localhost:1"),
            ("Portal:Database:Kind", "Oracle"),
            ("Portal:Database:Konnection", "x"),
            ("Portal:SignIn:LockAfter", "many"),
            ("Portal:SignIn:LockFor", "00:00:01"),
            ("Portal:PublicUrl", "https://portal.example.com/below"),
            ("Portal:Network:TrustedProxies:0", "everybody"),
            ("Portal:Log", "Json")));

        Assert.Equal(8, problem.Problems.Count);
        Has("Portal:Lisen: there is no such setting. Did you mean Listen?");
        Has("Portal:Database:Kind: the value is not one of Sqlite, Postgres.");
        Has("Portal:Database:Konnection: there is no such setting.");
        Has("Portal:SignIn:LockAfter: the value is not a whole number.");
        Has("Portal:SignIn:LockFor: must be between 00:01:00");
        Has("Portal:PublicUrl: has a path.");
        Has("Portal:Network:TrustedProxies: \"everybody\" is neither an address");
        Has("Portal:Log: this is a group of settings");
        Has("(as environment variable: Portal__Database__Kind)");
        void Has(string text) => Assert.Contains(problem.Problems, line => line.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Sqlite, Postgres")]
    public void A_choice_is_one_of_its_names_and_neither_a_number_nor_a_list(string kind) =>
        Assert.Throws<StartProblem>(() => Read(("Portal:Database:Kind", kind)));

    [Fact]
    public void An_empty_variable_is_one_that_is_not_set() => Assert.Null(Read(("Portal:PublicUrl", ""), ("Portal:Database:ConnectionString", "")).PublicUrl);

    [Fact]
    public void A_list_is_given_one_by_one_or_with_commas()
    {
        Assert.Equal(["10.0.0.1", "10.0.0.2"], Read(("Portal:Network:TrustedProxies", "10.0.0.1, 10.0.0.2")).Network.TrustedProxies);
        Assert.Equal(["10.0.0.1", "10.0.0.2"], Read(("Portal:Network:TrustedProxies:0", "10.0.0.1"), ("Portal:Network:TrustedProxies:1", "10.0.0.2")).Network.TrustedProxies);
    }

    [Fact]
    public void PostgreSQL_without_a_server_and_SQLite_with_one_are_both_told()
    {
        Assert.Contains("is missing", Problem(("Portal:Database:Kind", "Postgres")), StringComparison.Ordinal);
        Assert.Contains("names no database", Problem(("Portal:Database:Kind", "Postgres"), ("Portal:Database:ConnectionString", "Host=db")), StringComparison.Ordinal);
        Assert.Contains("SQLite takes its file from", Problem(("Portal:Database:ConnectionString", "Host=db;Database=portal")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_ends_with_an_exit_code_and_lists_what_is_wrong()
    {
        using var folder = new TempFolder();
        await using var portal = PortalProcess.Launch([$"--Portal:DataFolder={folder.Path}", "--Portal:Lisen=x", "--Portal:SignIn:LockAfter=1"]);

        Assert.Equal(PortalProgram.CouldNotStart, await portal.Program.Ended(TestContext.Current.CancellationToken));
        Assert.Contains("Portal cannot start:", portal.Program.Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean Listen?", portal.Program.Output, StringComparison.Ordinal);
        Assert.Contains("Portal:SignIn:LockAfter: must be between 3 and 100.", portal.Program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", portal.Program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_a_problem_that_says_so()
    {
        await using var first = await PortalUnderTest.Start();
        var problem = await Assert.ThrowsAsync<StartProblem>(() => PortalUnderTest.Start(settings: [$"--Portal:Listen={first.Address}"]));
        Assert.Contains("Stop what listens there", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_ends_the_program_before_it_has_made_anything()
    {
        using var folder = new TempFolder();
        await using var first = await PortalUnderTest.Start();
        await using var second = PortalProcess.Launch([$"--Portal:DataFolder={folder.At("data")}", $"--Portal:Listen={first.Address}"]);

        Assert.Equal(PortalProgram.CouldNotStart, await second.Program.Ended(TestContext.Current.CancellationToken));
        Assert.Contains("Stop what listens there", second.Program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Program.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("data")) && Directory.EnumerateFileSystemEntries(folder.At("data")).Any());
    }

    static string Problem(params (string Key, string Value)[] settings) => Assert.Throws<StartProblem>(() => Read(settings)).Message;

    static PortalOptions Read(params (string Key, string Value)[] settings) =>
        PortalOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
