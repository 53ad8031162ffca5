using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>
/// The few calls of SQLite's C interface that the hot path of the store makes: UTF-8 goes in and comes out as it is, and no
/// object is made for a value. Measured against Microsoft.Data.Sqlite in docs/decisions/0012.
/// </summary>
static class NativeSqlite
{
    public const int Ok = 0, Row = 100, Done = 101;

    const string Library = "e_sqlite3";

    /// <summary>SQLite copies what is bound, because the memory may move when the call is over.</summary>
    static readonly nint Copy = -1;

    /// <summary>By reflection, because its type is of the assembly that is answered for at run time only.</summary>
    static readonly PropertyInfo Handle = typeof(SqliteConnection).GetProperty("Handle")!;

    /// <summary>A handle means something only to the library that made it, and the other one that comes along would crash on it.</summary>
    static string? _version;

    public static nint HandleOf(SqliteConnection connection)
    {
        _version ??= Marshal.PtrToStringUTF8(Version())!;
        if (_version != connection.ServerVersion)
            throw new InvalidOperationException($"The connection is of SQLite {connection.ServerVersion} and the calls are of {_version}: SqliteLibrary.Ensure must run before the first connection.");
        return ((SafeHandle)Handle.GetValue(connection)!).DangerousGetHandle();
    }

    public static int BindText(nint statement, int index, ReadOnlySpan<byte> text) => text.IsEmpty
        ? BindText(statement, index, ref MemoryMarshal.GetReference("\0"u8), 0, Copy)
        : BindText(statement, index, ref MemoryMarshal.GetReference(text), text.Length, Copy);

    public static int BindBlob(nint statement, int index, ReadOnlySpan<byte> blob) => BindBlob(statement, index, ref MemoryMarshal.GetReference(blob), blob.Length, Copy);

    public static SqliteException Fault(nint database, int code) =>
        new($"SQLite Error {code}: '{Marshal.PtrToStringUTF8(ErrorMessage(database))}'.", code & 0xFF, ExtendedCode(database));

    public static nint Prepare(nint database, string sql)
    {
        var code = Prepare(database, Encoding.UTF8.GetBytes($"{sql}\0"), -1, out var statement, 0);
        return code == Ok ? statement : throw Fault(database, code);
    }

#pragma warning disable SYSLIB1054 // a generated marshaller needs unsafe code to be allowed, for calls of plain types
    [DllImport(Library, EntryPoint = "sqlite3_prepare_v2"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Prepare(nint database, byte[] sql, int length, out nint statement, nint tail);

    [DllImport(Library, EntryPoint = "sqlite3_bind_text"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int BindText(nint statement, int index, ref byte text, int length, nint free);

    [DllImport(Library, EntryPoint = "sqlite3_bind_blob"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int BindBlob(nint statement, int index, ref byte blob, int length, nint free);

    [DllImport(Library, EntryPoint = "sqlite3_bind_int64"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int BindInt64(nint statement, int index, long value);

    [DllImport(Library, EntryPoint = "sqlite3_bind_null"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int BindNull(nint statement, int index);

    [DllImport(Library, EntryPoint = "sqlite3_step"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Step(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_reset"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Reset(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_finalize"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int FinalizeStatement(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_column_type"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int ColumnType(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_int64"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern long ColumnInt64(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_blob"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint ColumnBlob(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_bytes"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int ColumnBytes(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_libversion"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern nint Version();

    [DllImport(Library, EntryPoint = "sqlite3_errmsg"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern nint ErrorMessage(nint database);

    [DllImport(Library, EntryPoint = "sqlite3_extended_errcode"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int ExtendedCode(nint database);
#pragma warning restore SYSLIB1054
}
