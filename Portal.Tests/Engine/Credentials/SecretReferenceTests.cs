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
        var file = Path.Combine(storage.Folder.Path, "mounted");

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
        var empty = Path.Combine(storage.Folder.Path, "empty");
        var large = Path.Combine(storage.Folder.Path, "large");
        await File.WriteAllTextAsync(empty, "\n", Stop);
        await File.WriteAllTextAsync(large, new string('x', 70_000), Stop);

        Assert.Equal("The environment variable PORTAL_NOT_SET is not set. Set it where the portal is started, and start it again.", await Refused("env:PORTAL_NOT_SET"));
        Assert.Equal("The environment variable Portal__MasterKey is a setting of the portal itself. Give the secret a variable of its own.", await Refused("env:Portal__MasterKey"));
        Assert.Equal("The file /nowhere/token is not there. Mount it, or correct the path.", await Refused("file:/nowhere/token"));
        Assert.Equal($"The file {empty} is empty. Write the secret into it.", await Refused($"file:{empty}"));
        Assert.StartsWith($"The file {large} is larger than 64 KB", await Refused($"file:{large}"));
        Assert.StartsWith($"The file {storage.Folder.Path} ", await Refused($"file:{storage.Folder.Path}"));
        Assert.Equal("The vault holds no secret called crm. Store it there, or correct the name.", await Refused("vault:crm"));

        async Task<string> Refused(string reference) => (await house.References.Resolve(reference, Stop)).Refusal!.Message;
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
