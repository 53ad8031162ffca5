using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>
/// Why: EF Core 10 asks for SQLitePCLRaw.core 2.1, of which the registry holds only 2.0.6. Their surface is the same, but the
///      assembly version is not, so the first is answered with the second. The SQLite that 2.0.6 bundles (3.35) lacks operators
///      EF Core uses in JSON queries, so the system's libsqlite3 is taken where there is one.
/// Goes when: SQLitePCLRaw.bundle_e_sqlite3 2.1 or later restores.
/// Shown by: Portal.Tests/House/ShimTests.cs, and docs/decisions/0003.
/// </summary>
static class SqliteLibrary
{
    [ModuleInitializer]
    internal static void AnswerForCore() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name is { Name: "SQLitePCLRaw.core", Version: not null }
            ? context.LoadFromAssemblyName(new AssemblyName("SQLitePCLRaw.core"))
            : null;

    static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Must have run before the first connection is made.</summary>
    public static void Ensure() => _ = Loaded.Value;

    static bool Load()
    {
        NativeLibrary.SetDllImportResolver(Assembly.Load("SQLitePCLRaw.provider.e_sqlite3"), Find);
        NativeLibrary.SetDllImportResolver(typeof(SqliteLibrary).Assembly, Find);
        SQLitePCL.Batteries_V2.Init();
        return true;
    }

    static nint Find(string name, Assembly assembly, DllImportSearchPath? paths) =>
        name == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", out var system) ? system : 0;
}
