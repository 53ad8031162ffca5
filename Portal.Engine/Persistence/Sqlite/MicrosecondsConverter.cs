using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>
/// SQLite has no type for an instant. Microseconds since 1970 sort, compare and index as whole numbers,
/// and are as exact as PostgreSQL's timestamps.
/// </summary>
sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
    instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    microseconds => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond));
