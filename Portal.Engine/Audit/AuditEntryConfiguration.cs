using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Audit;

sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Who).HasMaxLength(200);
        entry.Property(e => e.Address).HasMaxLength(64);
        entry.Property(e => e.Action).HasMaxLength(60);
        entry.Property(e => e.TargetKind).HasMaxLength(40);
        entry.Property(e => e.TargetId).HasMaxLength(200);
        entry.Property(e => e.TargetName).HasMaxLength(300);
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => new { e.PersonId, e.Id });
        entry.HasIndex(e => new { e.TargetKind, e.TargetId, e.Id });
        entry.HasIndex(e => new { e.Action, e.Id });
    }
}
