using Microsoft.Data.Sqlite;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>What SQLite's error codes mean to the person who runs the portal.</summary>
static class SqliteFaults
{
    const int Perm = 3, Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>The index of the log could not be made as large as it must be, for which a full disk is the reason.</summary>
    const int NoRoomForIndex = 4874;

    public static string? Explain(Exception exception, string file) => Find(exception) is { } fault ? Explain(fault, file) : null;

    public static SqliteException? Find(Exception? exception) => exception switch
    {
        null => null,
        SqliteException fault => fault,
        _ => Find(exception.InnerException),
    };

    public static bool IsDamage(SqliteException fault) => fault.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>While it is copied, what is full or cannot be written is the copy.</summary>
    public static string ExplainCopy(SqliteException fault, string file, string copy) =>
        (fault.SqliteErrorCode is Full or ReadOnly or CannotOpen or IoError
            ? $"The backup {copy} cannot be written ({fault.Message}). Check that its folder is there, has space and belongs to {Environment.UserName}."
            : Explain(fault, file)) ?? $"The database file {file} cannot be copied ({fault.Message}).";

    static bool IsFull(SqliteException fault) => fault.SqliteErrorCode == Full || fault.SqliteExtendedErrorCode == NoRoomForIndex;

    static string? Explain(SqliteException fault, string file) => fault.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => $"The database file {file} is damaged. Stop the portal and bring back a backup with: restore <backup file>. The damaged file is kept beside it.",
        _ when IsFull(fault) => $"The disk that holds {file} is full. Nothing of this change was kept. Free some space there and try again.",
        ReadOnly or Perm => $"The database file {file} cannot be written to. Give it (and its folder) to the user that runs the portal, and check that its disk is not mounted read-only.",
        CannotOpen => $"The database file {file} cannot be opened. Check that its folder is there and belongs to the user that runs the portal ({Environment.UserName}).",
        Busy or Locked => $"The database file {file} is locked by another program. Close what has it open (a database browser, a copy job) and try again.",
        IoError => $"The disk that holds {file} failed to read or write ({fault.Message}). Nothing of this change was kept. Check the disk and its free space.",
        _ => null,
    };
}
