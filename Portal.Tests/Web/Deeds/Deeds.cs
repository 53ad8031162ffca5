using Portal.Tests.Browser;
using Portal.Tests.Engine.Agents;
using Portal.Tests.Engine.Agents.Keys;
using Portal.Tests.Engine.Blueprints;
using Portal.Tests.Engine.Calendars;
using Portal.Tests.Engine.Deliveries;
using Portal.Tests.Engine.People;
using Portal.Tests.Engine.Store;
using Portal.Tests.Engine.Store.Reading;
using Portal.Tests.Engine.Sync.Drifting;
using Portal.Tests.Engine.Sync.Remapping;
using Portal.Tests.Web.Features.Sources;
using Portal.Tests.Web.Features.Sources.Connecting;
using Portal.Tests.Web.Ui.Dialogs;
using Portal.Web.Features.Sources;
using Portal.Web.Features.Sources.Connecting;
using DeliveryScheduleTests = Portal.Tests.Engine.Deliveries.ScheduleTests;
using ScheduleTests = Portal.Tests.Engine.Scheduling.ScheduleTests;

namespace Portal.Tests.Web.Deeds;

/// <summary>
/// All that a person is asked about before it is done, and where it is proved that what is said is what happens.
/// Whoever changes the words finds the proofs here; whoever adds a question adds a row.
/// </summary>
static class Deeds
{
    const string SourceAsks = "Features/Sources/FeedAsk.cs";

    public static IReadOnlyList<Deed> All { get; } =
    [
        new(nameof(FeedAsk.ReadAll), SourceAsks, "feed.read-all",
            ["Nothing is lost. The feed asks the source for all its records from the beginning", "What is read again unchanged is no change; what the source has no longer is removed if this feed looks for that."],
            [(typeof(StreamDeedTests), nameof(StreamDeedTests.Reading_everything_again_loses_nothing_and_what_is_the_same_is_no_change)), (typeof(SweepTests), nameof(SweepTests.What_no_page_of_the_pass_saw_is_removed_when_it_ends))]),
        new(nameof(FeedAsk.Clear), SourceAsks, "stream.cleared",
            ["of this stream are deleted here, with rows in quarantine and removals that wait. Whoever follows the data hears of each as of any deletion.", "The next run reads everything from the beginning. The history of the records stays."],
            [(typeof(StreamDeedTests), nameof(StreamDeedTests.Clearing_deletes_the_records_the_quarantine_and_what_waits_to_be_removed_and_keeps_the_history)), (typeof(StreamDeedTests), nameof(StreamDeedTests.Whoever_follows_the_data_hears_of_each_record_that_clearing_deletes))]),
        new(nameof(FeedAsk.RemoveStream), SourceAsks, "stream.removed",
            ["of this stream are deleted here, with its feeds, their settings and where they stand, and how fresh it was. A run that is under way is stopped.", "What the records were before stays in the log until that is compacted, a year unless it is set otherwise.", "workflows that depend on it are flagged or wait, as each of them says."],
            [(typeof(StreamDeedTests), nameof(StreamDeedTests.Removing_takes_the_records_the_feeds_and_the_freshness_stops_its_run_and_lets_workflows_wait))]),
        new(nameof(FeedAsk.Approve), SourceAsks, "removals.approved",
            ["so they are deleted here too. Those that were seen again since stay.", "Their history stays."],
            [(typeof(SweepTests), nameof(SweepTests.An_approval_of_what_was_held_before_another_sweep_removes_nothing)), (typeof(StreamDeedTests), nameof(StreamDeedTests.Believing_reads_everything_asks_before_many_go_and_approving_removes_them_with_their_history_kept)), (typeof(SweepTests), nameof(SweepTests.An_approval_removes_exactly_what_was_held_but_for_what_came_back))]),
        new(nameof(FeedAsk.Believe), SourceAsks, "feed.believed",
            ["The feed reads everything again, and what it then finds counts, however little it is. Records that are gone are removed, if there are not too many to be removed without being asked."],
            [(typeof(StreamDeedTests), nameof(StreamDeedTests.Believing_reads_everything_asks_before_many_go_and_approving_removes_them_with_their_history_kept))]),
        new(nameof(FeedAsk.Remove), SourceAsks, "source.removed",
            ["with all feeds, their settings and where they stand are lost", "Runs that are under way are stopped, and what is half connected is given up.", "is taken out of the vault: nothing else uses it.", "What was done stays in the audit log."],
            [(typeof(SourceDeedTests), nameof(SourceDeedTests.Removing_one_takes_all_that_is_in_it_and_stops_what_is_under_way)), (typeof(SourceDeedTests), nameof(SourceDeedTests.Its_credential_leaves_the_vault_with_it_unless_another_source_shows_the_same))]),
        new("stop-run", "Features/Sources/Runs/RunPage.razor", "feed.stopped",
            ["It stops at the next page. What it has read until then", "is kept, and nothing is removed.", "The next run goes on from there. Until it has read to the end, what it brings is not fresh."],
            [(typeof(StreamDeedTests), nameof(StreamDeedTests.Stopping_keeps_what_was_read_and_the_next_run_goes_on_from_there))]),
        new("Stop", "Features/Sources/SyncWords.cs", "feed.stopped",
            ["Stop ends the run at the next page. What it has read is kept, and the next run goes on from there.", "Until one has read to the end, what it brings is not fresh."],
            [(typeof(StreamDeedTests), nameof(StreamDeedTests.Stopping_keeps_what_was_read_and_the_next_run_goes_on_from_there))]),
        new("Sync", "Features/Sources/SyncWords.cs", null,
            ["Reads what changed since the last run.", "Reads all that the source has.", "Only records that the source says are deleted are removed here.", "Records that are gone there are removed here; many at once only when somebody approves it."],
            [(typeof(StreamDeedTests), nameof(StreamDeedTests.A_sync_reads_what_changed_or_everything_as_it_is_said_and_removes_nothing_that_is_there)), (typeof(SweepTests), nameof(SweepTests.What_no_page_of_the_pass_saw_is_removed_when_it_ends))]),
        new("pause", "Features/Sources/PauseDialog.razor", "feed.paused",
            ["It no longer runs by its schedule, only when somebody asks. A run that is under way goes on."],
            [(typeof(StreamDeedTests), nameof(StreamDeedTests.Setting_back_and_pausing_lose_nothing)), (typeof(ScheduleTests), nameof(ScheduleTests.A_pause_takes_it_from_the_schedule_and_a_resume_puts_it_back))]),
        new("resume", "Features/Sources/ResumeDialog.razor", "feed.resumed",
            ["If it missed runs meanwhile, it makes up for them with one, soon. Nothing is lost.", "It has no schedule, so it still runs only when somebody asks."],
            [(typeof(StreamDeedTests), nameof(StreamDeedTests.Setting_back_and_pausing_lose_nothing)), (typeof(ScheduleTests), nameof(ScheduleTests.What_was_missed_while_it_was_paused_runs_once_and_soon))]),
        new("drop", "Features/Sources/Quarantine/QuarantinePage.razor", "quarantine.dropped",
            ["What the source said in this row is lost here, and can be tried again no more.", "What the source said in these rows is lost here", "Rows that are new from now on, or refused again, stay.", "The source is not touched, and records that are stored stay as they are.", "A row that is read again is taken then, or waits here again if it still cannot be. A feed that asks for changes reads it again when it changes in the source, or when everything is read again."],
            [(typeof(QuarantineDeedTests), nameof(QuarantineDeedTests.What_is_dropped_is_lost_what_is_stored_stays_and_what_is_read_again_waits_again_or_is_taken)), (typeof(QuarantineBrowserTests), nameof(QuarantineBrowserTests.All_rows_go_but_for_those_that_are_new_since_somebody_looked))]),
        new("set-back", "Features/Sources/SetBackDialog.razor", "feed.set-back",
            ["What is the same is no change, and nothing is removed here."],
            [(typeof(StreamDeedTests), nameof(StreamDeedTests.Setting_back_and_pausing_lose_nothing))]),
        new("give-up", "Features/Sources/Connecting/ConnectingPage.razor", "unfinished-stream.removed",
            ["What was found and chosen for it is lost. Nothing was read into the portal by it yet"],
            [(typeof(SourceDeedTests), nameof(SourceDeedTests.What_is_half_connected_is_lost_when_it_is_given_up_and_nothing_else_is))]),
        new("leave-out", "Features/Sources/Connecting/UnfinishedPage.razor", "unfinished-stream.removed",
            ["What was found and chosen for this list is lost. Nothing was read into the portal by it yet", "The others that were ticked stay."],
            [(typeof(SourceDeedTests), nameof(SourceDeedTests.What_is_half_connected_is_lost_when_it_is_given_up_and_nothing_else_is)), (typeof(PickStoryTests), nameof(PickStoryTests.One_is_left_out_and_the_rest_left_for_later))]),
        new("something-else", "Features/Sources/Connecting/MapPart.razor", null,
            ["filled is lost. What was looked at and tried stays."],
            [(typeof(HalfConnectedStoryTests), nameof(HalfConnectedStoryTests.What_is_half_done_is_left_and_gone_on_with))]),
        new("drift-{Drift.Id}", "Features/Sources/Drifting/DriftNotice.razor", "drift.accepted",
            ["What is stored of it is lost with the next reading of each record.", "What its records said before stays in their history."],
            [(typeof(DriftTests), nameof(DriftTests.Who_accepts_it_says_that_nothing_may_stand_there))]),
        new("save-mapping", "Features/Sources/Mapping/SaveMappingDialog.razor", "feed.changed",
            ["What is stored of it stays until each record is read again, and is then gone.", "Until then they stay as they are.", "in quarantine @(means.Waiting == 1 ? \"is\" : \"are\") tried again at once."],
            [(typeof(RemappingsTests), nameof(RemappingsTests.What_is_no_longer_brought_stays_until_each_record_is_read_again_and_is_then_gone)), (typeof(RemappingsTests), nameof(RemappingsTests.As_many_rows_are_read_again_in_as_many_pages_as_was_said)), (typeof(RemappingsTests), nameof(RemappingsTests.Rows_in_quarantine_that_can_be_taken_now_are_taken))]),
        new("means", "Features/Sources/Connecting/ReadingPage.razor", "feed.set-back",
            ["Everything is read from the beginning", "Until then they stay as they are."],
            [(typeof(ReadingStoryTests), nameof(ReadingStoryTests.Another_key_is_chosen_on_real_rows_and_everything_is_read_anew_as_it_was_said)), (typeof(ReadingDeedTests), nameof(ReadingDeedTests.What_stood_under_the_old_key_is_removed_if_it_is_little_and_waits_for_approval_if_it_is_much))]),
        new(nameof(ReadingChange.UnderOldKey), "Features/Sources/Connecting/ReadingChange.cs", "feed.changed",
            ["is taken for gone when everything was read, or read twice where rows may move between pages meanwhile, and is removed; more than usual at once waits for approval.", "stays beside what is read under the new one. Clear the stream to be rid of it."],
            [(typeof(ReadingDeedTests), nameof(ReadingDeedTests.What_stood_under_the_old_key_is_removed_if_it_is_little_and_waits_for_approval_if_it_is_much)), (typeof(ReadingStoryTests), nameof(ReadingStoryTests.Another_key_is_chosen_on_real_rows_and_everything_is_read_anew_as_it_was_said))]),
        new("settings", "Features/Sources/Connecting/ConnectPage.razor", "secret.removed",
            ["It is asked without its credential when this is saved. That stays in the vault, because another source uses it too.", "Its credential is taken out of the vault when this is saved. To use it again, somebody has to type it again."],
            [(typeof(SystemDeskTests), nameof(SystemDeskTests.A_system_that_is_open_from_now_on_loses_its_secret_and_another_that_shows_the_same_keeps_it)), (typeof(CredentialStoryTests), nameof(CredentialStoryTests.Settings_that_another_changed_meanwhile_are_not_undone_and_what_becomes_of_the_credential_is_said_before))]),
        new("take-out", "Features/Home/TryoutNote.razor", "source.removed",
            ["This goes, with all its records:", "Entities that nothing else uses go too. What you connected yourself stays as it is. What the records were before stays in the log until that is compacted."],
            [(typeof(SampleTourTests), nameof(SampleTourTests.It_comes_with_a_workflow_and_an_agent_and_takes_along_all_that_it_brought)), (typeof(SampleTourTests), nameof(SampleTourTests.What_somebody_else_uses_or_has_changed_stays))]),
        new("apply", "Features/Blueprints/BlueprintsPage.razor", "configuration.imported",
            ["of the changes remove something for good:"],
            [(typeof(PlanTests), nameof(PlanTests.What_is_not_in_the_file_stays_unless_somebody_prunes)), (typeof(RoundTripTests), nameof(RoundTripTests.Every_change_is_in_the_log_as_one_by_hand_and_says_that_it_came_by_import))]),
        new("remove", "Features/Workflows/WorkflowPage.razor", "workflow.removed",
            ["The history of its gate goes", "and its callbacks with all their messages. Programs that ask its gate are told that there is no such workflow.", "What the portal reads stays as it is."],
            [(typeof(WorkflowDeedTests), nameof(WorkflowDeedTests.Removing_one_takes_the_history_of_its_gate_what_waits_for_it_its_callbacks_and_their_messages_and_nothing_that_is_read))]),
        new("rotate-callback", "Features/Workflows/Callbacks/CallbacksCard.razor", "destination.secret-rotated",
            ["For a day messages are signed with the old secret too"],
            [(typeof(SigningTests), nameof(SigningTests.While_secrets_overlap_messages_are_signed_with_both_and_then_with_the_new_one)), (typeof(DestinationTests), nameof(DestinationTests.The_secret_is_in_no_log_no_audit_entry_no_answer_and_not_open_in_the_database))]),
        new("remove-callback", "Features/Workflows/Callbacks/CallbacksCard.razor", "destination.removed",
            ["It is told of nothing any more. Messages that wait for it, and the log of those that were sent, are lost."],
            [(typeof(WorkflowDeedTests), nameof(WorkflowDeedTests.Removing_a_callback_takes_what_waits_for_it_and_the_log_of_what_was_sent))]),
        new("drop-message-{Destination}", "Features/Workflows/Callbacks/CallbackMessages.razor", "message.dropped",
            ["It is not sent any more, so that its receiver does not learn from it what happened. If it is under way at this moment, it may arrive all the same.", "Messages after it go on. It is kept for two weeks, and can be sent again"],
            [(typeof(WorkflowDeedTests), nameof(WorkflowDeedTests.A_message_that_is_dropped_waits_no_more_lets_those_after_it_go_on_and_can_be_sent_again)), (typeof(DeliveryScheduleTests), nameof(DeliveryScheduleTests.What_was_given_up_can_be_sent_again_before_those_that_wait_or_be_dropped))]),
        new("rotate", "Features/Agents/AgentDialogs.razor", "agent.key-rotated",
            ["The old key opens nothing from now on, and cannot be made good again.", "The old key stays good for as long as you say"],
            [(typeof(AgentDeskTests), nameof(AgentDeskTests.After_a_rotation_both_keys_are_good_until_the_overlap_is_over)), (typeof(AgentDeskTests), nameof(AgentDeskTests.An_overlap_of_nothing_revokes_the_old_key_and_one_that_ended_sooner_is_not_prolonged)), (typeof(AgentDeskTests), nameof(AgentDeskTests.Each_change_is_in_the_audit_log_and_no_hash_is))]),
        new("disable", "Features/Agents/AgentDialogs.razor", "agent.disabled",
            ["Its keys open nothing until it is enabled. Nothing is lost."],
            [(typeof(AgentKeysTests), nameof(AgentKeysTests.A_disabled_agent_is_told_so_and_goes_on_when_it_is_enabled)), (typeof(AgentDeskTests), nameof(AgentDeskTests.Each_change_is_in_the_audit_log_and_no_hash_is))]),
        new("revoke", "Features/Agents/AgentDialogs.razor", "agent.key-revoked",
            ["It opens nothing from now on, and cannot be made good again. A new key can be made at any time."],
            [(typeof(AgentStoryTests), nameof(AgentStoryTests.A_key_is_shown_once_and_opens_what_was_ticked_until_it_is_revoked)), (typeof(AgentDeskTests), nameof(AgentDeskTests.Each_change_is_in_the_audit_log_and_no_hash_is))]),
        new("remove", "Features/Agents/AgentDialogs.razor", "agent.removed",
            ["Its keys open nothing from now on, and cannot be brought back.", "What it read stays accounted for."],
            [(typeof(AgentDeskTests), nameof(AgentDeskTests.Each_change_is_in_the_audit_log_and_no_hash_is)), (typeof(AgentBookTests), nameof(AgentBookTests.Reads_are_paged_newest_first_on_and_back_also_those_of_one_moment_and_outlive_their_agent))]),
        new("disable", "Features/People/PeoplePage.razor", "person.disabled",
            ["is signed out everywhere within a minute and cannot sign in again. Links made for them stop working.", "You can let them in again at any time."],
            [(typeof(PeopleDirectoryTests), nameof(PeopleDirectoryTests.Whoever_is_disabled_is_out_at_once_and_can_be_let_in_again)), (typeof(InvitationTests), nameof(InvitationTests.Disabling_somebody_who_is_just_taking_up_their_link_succeeds_and_keeps_them_out))]),
        new("new-link", "Features/People/PeoplePage.razor", "person.link-made",
            ["before stop working.", "Their password stays good until they choose another one by the link. Then they are signed out everywhere else."],
            [(typeof(InvitationTests), nameof(InvitationTests.A_reset_link_lifts_the_lock_ends_sessions_and_voids_earlier_links))]),
        new("role", "Features/People/RoleDialog.razor", "person.role-set",
            ["It counts at once, also on the pages that they have open. It can be changed back at any time."],
            [(typeof(PeopleDirectoryTests), nameof(PeopleDirectoryTests.A_role_is_changed_with_before_and_after_in_the_audit_log)), (typeof(PeopleStoryTests), nameof(PeopleStoryTests.A_role_is_changed_only_after_a_question_and_counts_on_the_page_that_is_open))]),
        new("unsaved-changes", "Ui/Dialogs/UnsavedChanges.razor", null,
            ["are not saved, and are lost if you leave now. What was saved before stays as it is."],
            [(typeof(UnsavedChangesStoryTests), nameof(UnsavedChangesStoryTests.By_keyboard_somebody_changes_follows_a_link_stays_follows_it_again_and_leaves_and_after_saving_nobody_asks)), (typeof(UnsavedChangesTests), nameof(UnsavedChangesTests.Whoever_leaves_comes_to_where_they_wanted_and_is_asked_again_where_there_is_more_to_lose))]),
        new("remove", "Features/Calendars/CalendarsPage.razor", "calendar.removed",
            ["Its hours and days off are gone then. It can only go while nothing uses it."],
            [(typeof(CalendarRegistryTests), nameof(CalendarRegistryTests.One_that_a_stream_uses_does_not_go))]),
    ];
}
