using System.Data.Common;

namespace Portal.Engine.Persistence;

/// <summary>
/// The portal's database. Reading goes beside writing; all writing goes through <see cref="Write{T}"/>,
/// which is one transaction: it is there, whole, when the task ends well, and not at all otherwise.
/// </summary>
public interface IDatabase : IAsyncDisposable
{
    DatabaseKind Kind { get; }

    /// <summary>Takes hold of the database and brings its schema up to date. Throws <see cref="StartProblem"/>.</summary>
    Task Prepare(CancellationToken stop);

    /// <summary>A context to read with. It tracks nothing, and SQLite refuses a write through it.</summary>
    PortalDb Read();

    /// <summary>A connection to read with, for prepared SQL. The caller disposes it.</summary>
    Task<DbConnection> Open(CancellationToken stop);

    /// <summary>
    /// Runs the work in a transaction of its own and commits it. The work must be short and must not wait for anything
    /// but the database: on SQLite all writers queue behind it.
    /// </summary>
    Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop);

    /// <summary>Takes hold of a name that one alone may have, across all instances. It goes when it is disposed, or with the process.</summary>
    /// <returns>Null if another has it.</returns>
    Task<IAsyncDisposable?> Hold(string name, CancellationToken stop);

    /// <summary>Sees to it that the bytes of what was removed are in none of the database's files any more.</summary>
    /// <returns>Whether they are gone; not on PostgreSQL, which clears them away by itself later, and not while somebody still reads from before.</returns>
    Task<bool> ClearRemoved(CancellationToken stop);

    /// <summary>What a person can do about this exception, if it is the database's.</summary>
    string? Explain(Exception exception);
}
