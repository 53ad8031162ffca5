using System.Net.Sockets;
using Npgsql;

namespace Portal.Engine.Persistence.Postgres;

/// <summary>What PostgreSQL's refusals mean to the person who runs the portal.</summary>
static class PostgresFaults
{
    public static string? Explain(Exception exception, NpgsqlDataSource server)
    {
        var parts = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        var where = $"PostgreSQL at {parts.Host}:{parts.Port}, database {parts.Database}";
        for (var e = exception; e is not null; e = e.InnerException!)
        {
            if (e is PostgresException refusal) return Explain(refusal, where, parts);
            if (e is NpgsqlException { InnerException: SocketException or TimeoutException or IOException })
                return $"{where} does not answer ({e.InnerException.Message}). Check that the server runs and that Portal:Database:ConnectionString names the right host and port.";
        }

        return null;
    }

    static string? Explain(PostgresException refusal, string where, NpgsqlConnectionStringBuilder parts) => refusal.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{where} does not let {parts.Username} in. Check the user and password in Portal:Database:ConnectionString.",
        PostgresErrorCodes.InvalidCatalogName =>
            $"{where} is not there. Create it (CREATE DATABASE {parts.Database} OWNER {parts.Username}) or correct Portal:Database:ConnectionString.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"{where}: {parts.Username} may not do this ({refusal.MessageText}). Make it the owner of the database.",
        PostgresErrorCodes.DiskFull =>
            $"{where} has no disk space left. Nothing of this change was kept. Free some space on the server and try again.",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            $"{where} is read-only (a standby?). Point Portal:Database:ConnectionString at the primary server.",
        PostgresErrorCodes.TooManyConnections =>
            $"{where} has no connection to spare. Raise its max_connections, or lower Maximum Pool Size in Portal:Database:ConnectionString.",
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown =>
            $"{where} is starting or stopping ({refusal.MessageText}). Try again in a moment.",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            $"{where} reports damaged data ({refusal.MessageText}). Bring back a backup of the server.",
        _ => null,
    };
}
