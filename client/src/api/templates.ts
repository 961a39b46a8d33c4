import { libraryRoutes } from "@casement/shared/contract/http/library-routes";
import type { FeedbackTemplate, FeedbackTemplateDraft } from "@casement/shared/session/feedback-template";
import type { TemplateDraft } from "@casement/shared/session/session-template";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callerOf } from "./call";

const call = callerOf(libraryRoutes);

const templatesKey = ["templates"] as const;

/** The account's session templates, by name. */
export function useTemplates() {
  return useQuery({
    queryKey: templatesKey,
    queryFn: async ({ signal }) => (await call("listTemplates", { signal })).items,
  });
}

function useTemplatesChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: templatesKey });
}

export function useCreateTemplate() {
  const changed = useTemplatesChanged();
  return useMutation({
    mutationFn: (body: TemplateDraft) => call("createTemplate", { body }),
    onSuccess: changed,
  });
}

export function useRenameTemplate() {
  const changed = useTemplatesChanged();
  return useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) =>
      call("renameTemplate", { params: { templateId: id }, body: { name } }),
    onSuccess: changed,
  });
}

export function useDeleteTemplate() {
  const changed = useTemplatesChanged();
  return useMutation({
    mutationFn: (templateId: string) => call("deleteTemplate", { params: { templateId } }),
    onSuccess: changed,
  });
}

const feedbackKey = ["feedback-templates"] as const;

/** The account's wordings for feedback, by name. */
export function useFeedbackTemplates() {
  return useQuery({
    queryKey: feedbackKey,
    queryFn: async ({ signal }) => (await call("listFeedbackTemplates", { signal })).items,
  });
}

/** Saves a new wording, or a changed one under its id. */
export function useSaveFeedbackTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, ...body }: FeedbackTemplateDraft & { readonly id: FeedbackTemplate["id"] | null }) => {
      if (id === null) await call("createFeedbackTemplate", { body });
      else await call("editFeedbackTemplate", { params: { templateId: id }, body });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: feedbackKey }),
  });
}

export function useDeleteFeedbackTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (templateId: string) => call("deleteFeedbackTemplate", { params: { templateId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: feedbackKey }),
  });
}
