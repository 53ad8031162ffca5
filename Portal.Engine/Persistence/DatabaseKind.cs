namespace Portal.Engine.Persistence;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
