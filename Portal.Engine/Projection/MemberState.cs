namespace Portal.Engine.Projection;

readonly record struct MemberState(long Record, long Unified, long Entity, string? Match, long Position, string? Times);
