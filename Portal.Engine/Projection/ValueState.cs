namespace Portal.Engine.Projection;

readonly record struct ValueState(long Entity, string Field, string Value, long Unified);
