namespace Portal.Engine.Store.Rebuilding;

readonly record struct ReplayedEvent(long Position, long Record, long Stream, string Key, EventKind Kind, long? Previous);
