using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>A prepared statement on a connection, for many executions in one transaction. Parameters and columns count from 0.</summary>
sealed class NativeStatement : IDisposable
{
    const int Null = 5;

    readonly nint _database;
    readonly byte[] _text = new byte[512];
    nint _statement;

    public NativeStatement(SqliteConnection connection, string sql)
    {
        _database = NativeSqlite.HandleOf(connection);
        _statement = NativeSqlite.Prepare(_database, sql);
    }

    public NativeStatement Bind(int index, long value) => Checked(NativeSqlite.BindInt64(_statement, index + 1, value));

    public NativeStatement Bind(int index, long? value) => value is { } number ? Bind(index, number) : Checked(NativeSqlite.BindNull(_statement, index + 1));

    public NativeStatement Bind(int index, string? text)
    {
        if (text is null) return Checked(NativeSqlite.BindNull(_statement, index + 1));
        return Encoding.UTF8.TryGetBytes(text, _text, out var length) ? BindText(index, _text.AsSpan(0, length)) : BindText(index, Encoding.UTF8.GetBytes(text));
    }

    public NativeStatement BindText(int index, ReadOnlySpan<byte> utf8) => Checked(NativeSqlite.BindText(_statement, index + 1, utf8));

    public NativeStatement BindBlob(int index, ReadOnlySpan<byte> blob) => Checked(NativeSqlite.BindBlob(_statement, index + 1, blob));

    /// <summary>Executes it to its end and makes it ready for the next execution.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <returns>Whether there is a row; when there is none any more, it is ready for the next execution.</returns>
    public bool Step()
    {
        var code = NativeSqlite.Step(_statement);
        if (code == NativeSqlite.Row) return true;
        var fault = code == NativeSqlite.Done ? null : NativeSqlite.Fault(_database, code);
        _ = NativeSqlite.Reset(_statement);
        return fault is null ? false : throw fault;
    }

    /// <summary>Done with its rows before their end.</summary>
    public void Reset() => _ = NativeSqlite.Reset(_statement);

    public long Number(int column) => NativeSqlite.ColumnInt64(_statement, column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public string Text(int column) => TextOrNull(column) ?? "";

    public string? TextOrNull(int column)
    {
        if (IsNull(column)) return null;
        // Of an empty text the database gives no place where it would stand.
        var at = NativeSqlite.ColumnBlob(_statement, column);
        return NativeSqlite.ColumnBytes(_statement, column) is > 0 and var length ? Marshal.PtrToStringUTF8(at, length) : "";
    }

    public byte[] Bytes(int column)
    {
        var at = NativeSqlite.ColumnBlob(_statement, column);
        var bytes = new byte[NativeSqlite.ColumnBytes(_statement, column)];
        if (bytes.Length > 0) Marshal.Copy(at, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>A blob of 16 bytes as one number; the first byte is the highest.</summary>
    public UInt128 Wide(int column)
    {
        var at = NativeSqlite.ColumnBlob(_statement, column);
        return NativeSqlite.ColumnBytes(_statement, column) == 16 ? new UInt128(Half(at, 0), Half(at, 8)) : UInt128.Zero;
    }

    public bool IsNull(int column) => NativeSqlite.ColumnType(_statement, column) == Null;

    public void Dispose()
    {
        if (_statement != 0) _ = NativeSqlite.FinalizeStatement(_statement);
        _statement = 0;
    }

    static ulong Half(nint at, int offset) => BinaryPrimitives.ReverseEndianness((ulong)Marshal.ReadInt64(at, offset));

    NativeStatement Checked(int code) => code == NativeSqlite.Ok ? this : throw NativeSqlite.Fault(_database, code);
}
