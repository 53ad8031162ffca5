using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence.Sqlite;
using Portal.Tests.Running;

namespace Portal.Tests.House;

/// <summary>Each shim that makes a package restore, walked so that the test fails without it.</summary>
public sealed class ShimTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sqlite_works_on_an_older_core_than_ef_asks_for()
    {
        SqliteLibrary.Ensure();
        var asked = typeof(SqliteConnection).Assembly.GetReferencedAssemblies().Single(name => name.Name == "SQLitePCLRaw.core").Version!;
        var there = Assembly.Load("SQLitePCLRaw.core").GetName().Version!;
        Assert.True(there < asked, $"SQLitePCLRaw.core {there} satisfies {asked}: the shim can go.");

        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Stop);
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
    }

    [Fact]
    public async Task The_systems_sqlite_is_taken_and_can_query_json()
    {
        SqliteLibrary.Ensure();
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Stop);
        Assert.Equal(Marshal.PtrToStringUTF8(SystemSqliteVersion()), connection.ServerVersion);

        await using var sample = new JsonSample(new DbContextOptionsBuilder().UseSqlite(connection).Options);
        await sample.Database.EnsureCreatedAsync(Stop);
        sample.Rows.Add(new JsonSample.Row { Details = new JsonSample.Details { Colour = "green" } });
        await sample.SaveChangesAsync(Stop);
        Assert.Equal(1, await sample.Rows.CountAsync(row => row.Details.Colour == "green", Stop));
    }

    [Fact]
    public async Task The_blazor_script_is_the_one_with_the_pinned_hash_and_is_served()
    {
        var pinned = XDocument.Load(Repository.Path("build", "BlazorScript.targets")).Descendants("BlazorScriptSha256").Single().Value;
        await using var portal = await PortalUnderTest.Start();
        using var client = portal.NewClient();

        var script = await client.GetByteArrayAsync(new Uri("/_framework/blazor.web.js", UriKind.Relative), Stop);

        Assert.Equal(pinned, Convert.ToHexStringLower(SHA256.HashData(script)));
    }

    /// <summary>What `dotnet ef` does for us, without the packages that only its other commands load.</summary>
    [Fact]
    public async Task Migrations_can_be_made_without_what_was_pruned_from_ef_design()
    {
        var output = await Run("dotnet", "tool", "restore");
        Assert.Contains("dotnet-ef", output);

        var script = await Run("dotnet", "ef", "migrations", "script", "--no-build", "--configuration", Configuration, "--project", "Portal.Engine", "--context", nameof(SqlitePortalDb));

        Assert.Contains("CREATE TABLE", script);
    }

    [Fact]
    public void Nothing_the_portal_ships_refers_to_a_pruned_package()
    {
        var pruned = XDocument.Load(Repository.Path("Directory.Build.targets")).Descendants("PrunePackageReference").Select(item => item.Attribute("Include")!.Value).ToArray();
        Assert.NotEmpty(pruned);
        var shipped = Directory.GetFiles(Repository.Path("Portal.Web", "bin", Configuration, "net10.0"), "*.dll");
        Assert.Contains(shipped, path => Path.GetFileName(path) == "Portal.Web.dll");

        Assert.All(shipped, path => Assert.DoesNotContain(References(path), pruned.Contains));
    }

    /// <summary>Debug or Release, as this program was built.</summary>
    static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!;

    static string[] References(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata) return [];
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    static async Task<string> Run(string program, params string[] arguments)
    {
        await using var child = new ChildProgram(new ProcessStartInfo(program, arguments) { WorkingDirectory = Repository.Root });
        var code = await child.Ended(Stop);
        Assert.True(code == 0, string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', arguments)} ended with {code}:\n{child.Output}"));
        return child.Output;
    }

    [DllImport("libsqlite3.so.0", EntryPoint = "sqlite3_libversion")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern nint SystemSqliteVersion();
}
