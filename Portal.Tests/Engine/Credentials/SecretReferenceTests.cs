using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Credentials;

public sealed class SecretReferenceTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mounted_file_counts_without_its_last_line_break_and_again_when_it_is_replaced()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var house = await CredentialsHouse.Start(storage);
        using var mounted = new TempFolder();
        var file = mounted.At("token");

        await File.WriteAllTextAsync(file, " spaces are kept \r\n", Stop);
        Assert.Equal(" spaces are kept ", (await house.References.Resolve($"file:{file}", Stop)).Value.Reveal());

        await File.WriteAllTextAsync(file, "replaced", Stop);
        Assert.Equal("replaced", (await house.References.Resolve($"file:{file}", Stop)).Value.Reveal());
    }

    [Fact]
    public async Task The_environment_and_the_vault_are_asked_by_name()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var house = await CredentialsHouse.Start(storage);
        await house.Vault.Put(Actor.Portal, "crm", new Secret("from the vault"), Stop);
        Environment.SetEnvironmentVariable("PORTAL_TEST_SECRET", "from the environment");

        Assert.Equal("from the environment", (await house.References.Resolve("env:PORTAL_TEST_SECRET", Stop)).Value.Reveal());
        Assert.Equal("from the vault", (await house.References.Resolve("vault:crm", Stop)).Value.Reveal());
        Assert.Equal("from the vault", (await house.References.Resolve(" crm ", Stop)).Value.Reveal());
    }

    [Fact]
    public async Task What_is_missing_is_named_with_what_to_do()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var house = await CredentialsHouse.Start(storage);
        using var mounted = new TempFolder();
        var (empty, large) = (mounted.At("empty"), mounted.At("large"));
        await File.WriteAllTextAsync(empty, "\n", Stop);
        await File.WriteAllTextAsync(large, new string('x', 70_000), Stop);

        Assert.Equal("The environment variable PORTAL_NOT_SET is not set. Set it where the portal is started, and start it again.", await Refused("env:PORTAL_NOT_SET"));
        Assert.Equal("The environment variable Portal__MasterKey is a setting of the portal itself. Give the secret a variable of its own.", await Refused("env:Portal__MasterKey"));
        Assert.Equal("The file /nowhere/token is not there. Mount it, or correct the path.", await Refused("file:/nowhere/token"));
        Assert.Equal($"The file {empty} is empty. Write the secret into it.", await Refused($"file:{empty}"));
        Assert.StartsWith($"The file {large} is larger than 64 KB", await Refused($"file:{large}"));
        Assert.StartsWith($"The file {mounted.Path} ", await Refused($"file:{mounted.Path}"));
        Assert.Equal("The vault holds no secret called crm. Store it there, or correct the name.", await Refused("vault:crm"));

        async Task<string> Refused(string reference) => (await house.References.Resolve(reference, Stop)).Refusal!.Message;
    }

    [Theory]
    [InlineData("/proc/self/environ")]
    [InlineData("/sys/kernel/uevent_seqnum")]
    [InlineData("/dev/stdin")]
    [InlineData("/usr/../proc/self/environ")]
    [InlineData("{data}/master.key")]
    [InlineData("{data}/portal.db")]
    [InlineData("{data}/../data/master.key")]
    [InlineData("{mounted}/key")]
    [InlineData("{mounted}/folder/master.key")]
    [InlineData("{mounted}/folder/../data/master.key")]
    [InlineData("{mounted}/environ")]
    [InlineData("{mounted}/further")]
    public async Task What_is_the_systems_or_the_portals_own_is_no_secret_of_a_source(string path)
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var house = await CredentialsHouse.Start(storage);
        using var mounted = new TempFolder();
        File.CreateSymbolicLink(mounted.At("key"), storage.Folder.MasterKey);
        File.CreateSymbolicLink(mounted.At("folder"), storage.Folder.Path);
        File.CreateSymbolicLink(mounted.At("environ"), "/proc/self/environ");
        File.CreateSymbolicLink(mounted.At("further"), "folder/master.key");

        var refusal = (await house.References.Resolve($"file:{path.Replace("{data}", storage.Folder.Path, StringComparison.Ordinal).Replace("{mounted}", mounted.Path, StringComparison.Ordinal)}", Stop)).Refusal;

        Assert.Contains("Keep the secret in a file of its own", Assert.IsType<SecretNotFound>(refusal).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mounted_secret_may_be_a_link_and_one_that_leads_round_in_a_circle_is_refused()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var house = await CredentialsHouse.Start(storage);
        using var mounted = new TempFolder();
        Directory.CreateDirectory(mounted.At("..data"));
        await File.WriteAllTextAsync(mounted.At("..data", "token"), "word", Stop);
        File.CreateSymbolicLink(mounted.At("token"), Path.Combine("..data", "token"));
        File.CreateSymbolicLink(mounted.At("round"), "round");

        Assert.Equal("word", (await house.References.Resolve($"file:{mounted.At("token")}", Stop)).Value.Reveal());
        Assert.Contains("round in a circle", (await house.References.Resolve($"file:{mounted.At("round")}", Stop)).Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_master_key_that_is_kept_elsewhere_is_no_secret_of_a_source_either()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        using var mounted = new TempFolder();
        await File.WriteAllTextAsync(mounted.At("key"), MasterKey.Make().Reveal(), Stop);
        await using var house = await CredentialsHouse.Start(storage, MasterKeyOptions.None with { File = mounted.At("key") });

        Assert.Contains("one of the portal itself", (await house.References.Resolve($"file:{mounted.At("key")}", Stop)).Refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("planted-token")]
    [InlineData("planted token")]
    [InlineData("https://planted:token@example.com")]
    [InlineData("env:planted-token")]
    [InlineData("file:planted-token")]
    [InlineData("vault:planted token")]
    public async Task A_secret_in_the_place_of_its_reference_is_not_repeated(string mistake)
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var house = await CredentialsHouse.Start(storage);

        var refusal = (await house.References.Resolve(mistake, Stop)).Refusal;

        Assert.DoesNotContain("planted", $"{refusal} {refusal!.Message} {SecretReference.Parse(mistake)}");
        Assert.Contains("env:NAME", refusal.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_is_no_reference(string? text) => Assert.IsType<SecretReferenceUnfit>(SecretReference.Parse(text).Refusal);
}
