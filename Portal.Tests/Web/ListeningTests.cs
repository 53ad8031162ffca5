using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Web;

public sealed class ListeningTests
{
    [Theory]
    // An address for documentation, which no machine has.
    [InlineData(DatabaseKind.Sqlite, "--Portal:Listen=http://192.0.2.1:5080", "Portal:Listen names an address that this machine does not have")]
    // With PostgreSQL the schedule has threads of its own by then, which must not keep the program.
    [InlineData(DatabaseKind.Postgres, "--Portal:Listen=http://192.0.2.1:5080", "Portal:Listen names an address that this machine does not have")]
    [InlineData(DatabaseKind.Sqlite, "--Portal:Listen=https://127.0.0.1:0", "The portal cannot listen over https", "--Kestrel:Certificates:Default:Path=no-such-certificate.pfx")]
    public async Task Where_it_cannot_listen_it_says_so_and_ends_with_one(DatabaseKind kind, string listen, string told, params string[] settings)
    {
        await using var storage = await TestStorage.New(kind);
        await using var portal = PortalProcess.Launch([.. storage.Settings, listen, .. settings]);

        Assert.Equal(1, await portal.Program.Ended(TestContext.Current.CancellationToken));
        Assert.Collection(
            portal.Program.StandardError,
            line => Assert.Equal("Portal cannot start:", line),
            line => Assert.StartsWith($"  - {told}", line, StringComparison.Ordinal));
    }
}
